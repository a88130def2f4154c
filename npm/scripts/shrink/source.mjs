import { parse } from 'acorn'

/** @typedef {{ type: string, start: number, end: number, [key: string]: any }} Node */

/** JavaScript text with its syntax tree, and changes to it that are made all at once by {@link Source#text}. */
export class Source {
  /** @type {{ start: number, end: number, text: string }[]} */
  #changes = []

  /** @param {string} code */
  constructor(code) {
    this.code = code
    /** @type {Node} */
    this.tree = parse(code, { ecmaVersion: 2022, sourceType: 'module' })
  }

  /** @param {Node} node */
  textOf({ start, end }) {
    return this.code.slice(start, end)
  }

  /**
   * @param {Node} node
   * @param {string} text
   */
  replace({ start, end }, text) {
    this.#changes.push({ start, end, text })
  }

  /** The changed text. A change within another one is a defect. */
  text() {
    let text = ''
    let position = 0
    for (const change of this.#changes.sort((left, right) => left.start - right.start)) {
      if (change.start < position) throw new Error(`two changes meet at ${this.code.slice(change.start, change.end)}`)
      text += this.code.slice(position, change.start) + change.text
      position = change.end
    }
    return text + this.code.slice(position)
  }

  /** What the module declares at its top level, by name: functions, and variables with their values. */
  declarations() {
    /** @type {Map<string, Node>} */
    const declarations = new Map()
    for (const statement of this.tree.body) {
      if (statement.type === 'FunctionDeclaration') declarations.set(statement.id.name, statement)
      if (statement.type !== 'VariableDeclaration') continue
      for (const declarator of statement.declarations) declarations.set(declarator.id.name, declarator)
    }
    return declarations
  }
}

/**
 * Calls `visit` with every node under a node, parents first; `false` leaves out what is under that one.
 *
 * @param {Node} node
 * @param {(node: Node) => unknown} visit
 */
export function walk(node, visit) {
  if (visit(node) === false) return
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === 'string') walk(child, visit)
    }
  }
}
