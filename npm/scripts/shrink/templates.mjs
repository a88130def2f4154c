import { callee } from './classes.mjs'
import { shortName } from './rename.mjs'
import { rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */
/** @typedef {(node: Node) => string} Print */
/** @typedef {{ root: Node, slots: { name: string, value: Node }[] }} Chain a template's text, or its variable, and what is filled in */

/** What does for SqlTemplate: a line after another, and a line break that is not within quotes is indented like the line. */
const FILL = `$rt_fill = (text, slots) => text.replace(/^( *).*/gm, (line, indentation) =>
  line.replace(/{(\\w+)}/g, (_, slot) => (slots[slot] + "").replace(/'[^']*'?|"[^"]*"?|\\n/g, part =>
    part === "\\n" ? part + indentation : part)))`

/**
 * Writes the filling of an SqlTemplate as one call with an object of values, and gives slots short names.
 *
 * @param {string} code
 */
export function writeTemplates(code) {
  return new Templates(code).text()
}

class Templates {
  #template = /_Sql_template$/
  #with = /_SqlTemplate_with$/
  #sql = /_SqlTemplate_sql$/
  /** The slots that are filled in the template that a variable holds. @type {Map<string, string[]>} */
  #variables = new Map()
  /** @type {Map<string, number>} */
  #uses = new Map()

  /** @param {string} code */
  constructor(code) {
    this.source = new Source(code)
  }

  text() {
    const functions = [...this.source.declarations()].filter(([name]) => this.#isOwn(name))
    walk(this.source.tree, (node) => this.#visit(node))
    const names = this.#shortNames()
    const own = new Set(functions.map(([, node]) => node))
    return rewrite(
      this.source.code,
      (node, print) => (own.has(node) ? this.#own(node) : this.#print(node, print, names)),
      this.source.tree,
    )
  }

  /** @param {string} name */
  #isOwn(name) {
    return this.#template.test(name) || this.#with.test(name) || this.#sql.test(name)
  }

  /** @param {Node} declarator */
  #own({ id, init }) {
    const parameters = init.params.map((/** @type {Node} */ { name }) => name).join(', ')
    const expected = this.#template.test(id.name)
      ? '$constant'
      : this.#sql.test(id.name)
        ? '$this'
        : '$this, $slot, $value'
    if (parameters !== expected) throw new Error(`${id.name} takes ${parameters}`)
    return this.#sql.test(id.name) ? FILL : `${id.name} = 0`
  }

  /** @param {Node} node */
  #visit(node) {
    if (node.type === 'VariableDeclarator' && this.#isOwn(node.id.name)) return false
    if (node.type === 'AssignmentExpression' && this.#isChain(node.right)) {
      const { root, slots } = this.#chain(node.right)
      const filled = [...(this.#variables.get(root.name) ?? []), ...slots.map(({ name }) => name)]
      const known = this.#variables.get(node.left.name)
      if (node.left.type !== 'Identifier' || (known && known.join() !== filled.join())) {
        throw new Error(`a template is filled in several ways in ${this.source.textOf(node)}`)
      }
      this.#variables.set(node.left.name, filled)
    }
    if (this.#with.test(callee(node) ?? '')) {
      const slot = node.arguments[1]
      if (typeof slot.value !== 'string')
        throw new Error(`a slot is not named by a constant in ${this.source.textOf(node)}`)
      this.#uses.set(slot.value, (this.#uses.get(slot.value) ?? 0) + 1)
    }
    return true
  }

  /** @param {Node | undefined} node */
  #isChain(node) {
    const name = callee(node) ?? ''
    return this.#template.test(name) || this.#with.test(name)
  }

  /**
   * @param {Node} node
   * @returns {Chain}
   */
  #chain(node) {
    const name = callee(node) ?? ''
    if (this.#template.test(name)) return { root: node.arguments[0], slots: [] }
    if (!this.#with.test(name)) return { root: node, slots: [] }
    const [template, slot, value] = node.arguments
    const { root, slots } = this.#chain(template)
    return { root, slots: [...slots, { name: slot.value, value }] }
  }

  #shortNames() {
    const sorted = [...this.#uses].sort((left, right) => right[1] - left[1])
    return new Map(sorted.map(([name], index) => [name, short(index)]))
  }

  /**
   * @param {Node} node
   * @param {Print} print
   * @param {Map<string, string>} names
   */
  #print(node, print, names) {
    if (node.type === 'VariableDeclarator' && this.#variables.has(node.id.name) && !node.init) {
      return [node.id.name, ...this.#companions(node.id.name)].join(', ')
    }
    if (node.type === 'AssignmentExpression' && this.#isChain(node.right)) {
      const { root, slots } = this.#chain(node.right)
      const moved = this.#filled(root).map((name) => `${node.left.name}$${name} = ${root.name}$${name}`)
      const set = slots.map(({ name, value }) => `${node.left.name}$${name} = ${print(value)}`)
      return [...moved, ...set, `${node.left.name} = ${this.#rootText(root, print, names)}`].join(', ')
    }
    if (this.#sql.test(callee(node) ?? '')) {
      const { root, slots } = this.#chain(node.arguments[0])
      const moved = this.#filled(root).map((name) => `${names.get(name)}: ${root.name}$${name}`)
      const set = slots.map(({ name, value }) => `${names.get(name)}: ${print(value)}`)
      this.#check(root, [...this.#filled(root), ...slots.map(({ name }) => name)])
      if (root.type !== 'Identifier') {
        const own = new Map(slots.map(({ name }, index) => [name, shortName(index)]))
        const values = slots.map(({ name, value }) => `${own.get(name)}: ${print(value)}`)
        return `$rt_fill(${this.#rootText(root, print, own)}, { ${values.join(', ')} })`
      }
      return `$rt_fill(${this.#rootText(root, print, names)}, { ${[...moved, ...set].join(', ')} })`
    }
    if (this.#isChain(node))
      throw new Error(`a template is neither kept in a variable nor made SQL: ${this.source.textOf(node)}`)
    return undefined
  }

  /** @param {string} name */
  #companions(name) {
    return (this.#variables.get(name) ?? []).map((slot) => `${name}$${slot}`)
  }

  /** @param {Node} root */
  #filled(root) {
    return (root.type === 'Identifier' && this.#variables.get(root.name)) || []
  }

  /**
   * @param {Node} root
   * @param {Print} _print
   * @param {Map<string, string>} names
   */
  #rootText(root, _print, names) {
    return rewrite(
      this.source.code,
      (node) => {
        if (node.type !== 'Literal' || typeof node.value !== 'string') return undefined
        return JSON.stringify(
          node.value.replaceAll(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ slot) => {
            const name = names.get(slot)
            if (!name) throw new Error(`the slot ${slot} is filled nowhere`)
            return `{${name}}`
          }),
        )
      },
      root,
    )
  }

  /**
   * @param {Node} root
   * @param {string[]} filled
   */
  #check(root, filled) {
    if (root.type !== 'Literal') return
    const slots = new Set([...root.value.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot))
    if (filled.some((slot) => !slots.delete(slot)) || slots.size > 0) {
      throw new Error(`the slots of ${root.value} and what they are filled with differ: ${filled}`)
    }
  }
}

/** @param {number} index */
function short(index) {
  return shortName(index)
}
