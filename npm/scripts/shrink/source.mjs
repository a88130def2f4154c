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

/**
 * The text of a module after every node for which `rule` gives a text has been replaced by it. The rule puts together
 * the text of what is under the node with `print`, so replacements nest.
 *
 * @param {string} code
 * @param {(node: Node, print: (node: Node) => string, parents: Node[]) => string | undefined} rule
 * @param {Node} [tree] the syntax tree of the code
 */
export function rewrite(code, rule, tree = new Source(code).tree) {
  /** @type {Node[]} */
  const parents = []
  /** @param {Node} node */
  const print = (node) => {
    const replaced = rule(node, print, parents)
    if (replaced !== undefined) return replaced
    let text = ''
    let position = node.start
    parents.push(node)
    for (const child of children(node)) {
      text += code.slice(position, child.start) + print(child)
      position = child.end
    }
    parents.pop()
    return text + code.slice(position, node.end)
  }
  return print(tree.type === 'Program' ? { ...tree, start: 0, end: code.length } : tree)
}

/**
 * The nodes directly under a node, in the order of the text.
 *
 * @param {Node} node
 * @returns {Node[]}
 */
export function children(node) {
  const found = []
  for (const [key, value] of Object.entries(node)) {
    if (key === 'key' && node.shorthand) continue
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === 'string') found.push(child)
    }
  }
  return found.sort((left, right) => left.start - right.start)
}

/**
 * Whether a variable occurs.
 *
 * @param {Node} tree
 * @param {string} name
 */
export function mentions(tree, name) {
  let found = false
  walk(tree, (node) => {
    if (node.type === 'Identifier' && node.name === name) found = true
  })
  return found
}

/**
 * Gives a variable another name wherever it occurs.
 *
 * @param {Node} tree
 * @param {string} from
 * @param {string} to
 */
export function rename(tree, from, to) {
  walk(tree, (node) => {
    const named = node.type === 'MemberExpression' && !node.computed ? [node.object] : undefined
    const parts = node.type === 'Property' && !node.computed ? [node.value] : named
    for (const part of parts ?? []) rename(part, from, to)
    if (node.type === 'Identifier' && node.name === from) node.name = to
    return parts === undefined
  })
}

/**
 * How often a variable occurs.
 *
 * @param {Node} tree
 * @param {string} name
 */
export function countMentions(tree, name) {
  let count = 0
  walk(tree, (node) => {
    if (node.type === 'MemberExpression' && !node.computed) {
      count += countMentions(node.object, name)
      return false
    }
    if (node.type === 'Property' && !node.computed) {
      count += countMentions(node.value, name)
      return false
    }
    if (node.type === 'Identifier' && node.name === name) count++
    return true
  })
  return count
}
