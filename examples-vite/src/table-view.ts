/** A row as the page shows it. */
export type Row = Readonly<Record<string, string | number | null>>

/** A button that every row of a table has. */
export interface Action {
  /** What the button shows. */
  readonly label: string
  /** What a screen reader says in its place. */
  readonly describe: (row: Row) => string
  readonly run: (row: Row) => void
}

/** A table that is brought up to date cell by cell: what stays the same keeps its place and its focus, the rest lights up. */
export class TableView {
  private readonly rows = new Map<string, HTMLTableRowElement>()
  private shown = false

  constructor(
    private readonly table: HTMLTableElement,
    private readonly key: string,
    private readonly actions: readonly Action[] = [],
  ) {}

  show(columns: readonly string[], rows: readonly Row[]): void {
    if (!this.shown) this.drawHeader(columns)
    const body = this.table.tBodies[0] ?? this.table.createTBody()
    const present = new Set(rows.map((row) => this.keyOf(row)))
    for (const [key, element] of this.rows) if (!present.has(key)) this.remove(key, element)
    rows.forEach((row, index) => {
      const key = this.keyOf(row)
      const element = this.rows.get(key) ?? this.add(key, columns, row)
      if (body.rows[index] !== element) body.insertBefore(element, body.rows[index] ?? null)
      columns.forEach((column, cell) => {
        this.fill(element.cells[cell], row[column])
      })
    })
    this.shown = true
  }

  private keyOf(row: Row): string {
    return String(row[this.key])
  }

  private drawHeader(columns: readonly string[]): void {
    const header = this.table.createTHead().insertRow()
    for (const column of columns) header.append(Object.assign(document.createElement('th'), { textContent: column }))
    if (this.actions.length > 0) header.append(document.createElement('td'))
    for (const cell of header.querySelectorAll('th')) cell.scope = 'col'
  }

  private add(key: string, columns: readonly string[], row: Row): HTMLTableRowElement {
    const element = document.createElement('tr')
    element.dataset.key = key
    for (const _ of columns) element.insertCell()
    if (this.actions.length > 0) element.insertCell().append(...this.actions.map((action) => this.button(action, row)))
    this.rows.set(key, element)
    return element
  }

  private button(action: Action, row: Row): HTMLButtonElement {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: action.label })
    button.dataset.action = action.label
    button.setAttribute('aria-label', action.describe(row))
    button.addEventListener('click', () => action.run(row))
    return button
  }

  /** The focus goes to the same button of a neighbour, so that keyboard users need not start over. */
  private remove(key: string, element: HTMLTableRowElement): void {
    const neighbour = element.nextElementSibling ?? element.previousElementSibling
    const focused = element.querySelector<HTMLElement>('button:focus')
    this.rows.delete(key)
    element.remove()
    if (focused) neighbour?.querySelector<HTMLElement>(`[data-action="${focused.dataset.action}"]`)?.focus()
  }

  private fill(cell: HTMLTableCellElement | undefined, value: string | number | null | undefined): void {
    const text = String(value ?? '')
    if (!cell || cell.textContent === text) return
    cell.textContent = text
    if (this.shown) cell.animate({ backgroundColor: ['var(--flash)', 'transparent'] }, 1000)
  }
}
