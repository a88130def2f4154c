import { definitions, openDatabase } from './database'
import { type Row, TableView } from './table-view'

const find = <Type extends Element>(selector: string): Type => {
  const element = document.querySelector<Type>(selector)
  if (!element) throw new Error(`The page has no ${selector}`)
  return element
}

const MOVE = `UPDATE customers SET region = CASE region WHEN 'EU' THEN 'US' WHEN 'US' THEN 'APAC' ELSE 'EU' END WHERE id = $1`

const status = find<HTMLElement>('#status')
const form = find<HTMLFormElement>('#insert')
const amount = find<HTMLInputElement>('#insert [name=amount]')
const customer = find<HTMLSelectElement>('#insert [name=customer]')

const pg = await openDatabase()

/** Runs one statement on a source table, tells how long it took, and shows what all tables hold then. */
async function change(statement: string, ...parameters: number[]): Promise<void> {
  const readable = statement.replace(/\$(\d)/g, (_, index) => String(parameters[Number(index) - 1]))
  const start = performance.now()
  try {
    await pg.query(statement, parameters)
    const milliseconds = (performance.now() - start).toFixed(1)
    await showAll()
    status.textContent = `${readable}  ·  ${milliseconds} ms, stream tables included`
  } catch (error) {
    status.textContent = `${readable}  ·  ${error instanceof Error ? error.message : error}`
  }
}

const views = [
  {
    name: 'orders',
    view: new TableView(find('#orders'), 'id', [
      {
        label: '+50',
        describe: (row) => `Add 50 to order ${row.id}`,
        run: (row) => change('UPDATE orders SET amount = amount + 50 WHERE id = $1', Number(row.id)),
      },
      {
        label: 'Delete',
        describe: (row) => `Delete order ${row.id}`,
        run: (row) => change('DELETE FROM orders WHERE id = $1', Number(row.id)),
      },
    ]),
  },
  {
    name: 'customers',
    view: new TableView(find('#customers'), 'id', [
      {
        label: 'Move',
        describe: (row) => `Move ${row.name} to another region`,
        run: (row) => change(MOVE, Number(row.id)),
      },
    ]),
  },
  ...definitions.map(({ name, query, key }) => ({ name, view: new TableView(addCard(name, query), key) })),
]

function addCard(name: string, query: string): HTMLTableElement {
  const card = document.createElement('article')
  const table = Object.assign(document.createElement('table'), { id: name, ariaLabel: name })
  card.append(
    Object.assign(document.createElement('h3'), { textContent: name }),
    Object.assign(document.createElement('pre'), { textContent: query }),
    table,
  )
  find('#stream-tables').append(card)
  return table
}

async function showAll(): Promise<void> {
  for (const { name, view } of views) {
    const { fields, rows } = await pg.query<Row>(`SELECT * FROM ${name} ORDER BY 1`)
    view.show(
      fields.map((field) => field.name),
      rows,
    )
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  change('INSERT INTO orders (customer, amount) VALUES ($1, $2)', Number(customer.value), amount.valueAsNumber)
})

for (const { id, name } of (await pg.query<Row>('SELECT id, name FROM customers ORDER BY id')).rows) {
  customer.append(new Option(String(name), String(id)))
}
await showAll()
find<HTMLFieldSetElement>('#insert fieldset').disabled = false
status.textContent = 'Ready: insert, change or delete an order.'
