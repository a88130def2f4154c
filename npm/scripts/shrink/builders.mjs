import { callee } from './classes.mjs'
import { mentions, rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */
/** @typedef {(node: Node) => string} Print */

/**
 * What is appended, as JavaScript's `+` takes it, by the parameters of the overload.
 *
 * @type {Record<string, (print: Print, ...values: Node[]) => string>}
 */
const PARTS = {
  '$this, $obj': (print, value) => `(${print(value)})`,
  '$this, $string': (print, value) => `(${print(value)})`,
  '$this, $value': (print, value) => `(${print(value)})`,
  '$this, $value, $radix': (print, value, radix) => `(${print(value)}).toString(${print(radix)})`,
  '$this, $b': (print, value) => `(${print(value)} ? "true" : "false")`,
  '$this, $c': (print, value) => character(print, value),
  '$this, $s, $start, $end': (print, text, start, end) =>
    `(${print(text)}).$nativeString.slice(${print(start)}, ${print(end)})`,
}

/** What a builder starts with, by the parameters of its constructor. */
/** @type {Record<string, number>} */
const STARTS = { $this: 0, '$this, $capacity': 0, '$this, $value': 1 }

/**
 * Makes a StringBuilder the text it has so far, in the variable that holds it. No two variables may hold the same one
 * and no method may take one, as text is copied.
 *
 * @param {string} code
 */
export function replaceBuilders(code) {
  const source = new Source(code)
  const builders = new Builders(source)
  for (const [name, { init }] of source.declarations()) {
    const isMethod = init?.type === 'ArrowFunctionExpression' && init.body.type === 'BlockStatement'
    if (isMethod && !builders.isOwn(name)) builders.replaceIn(name, init)
  }
  return rewrite(code, (node, print) => builders.text(node, print), source.tree)
}

/**
 * @param {Print} print
 * @param {Node} value
 */
function character(print, value) {
  if (typeof value.value === 'number') return JSON.stringify(String.fromCharCode(value.value))
  if (callee(value)?.startsWith('jl_String_charAt')) {
    const [text, index] = value.arguments
    return `(${print(text)}).$nativeString[${print(index)}]`
  }
  return `String.fromCharCode(${print(value)})`
}

class Builders {
  /**
   * The functions that make builders: their names, and whether they take the text to start with.
   *
   * @type {Map<string, number>}
   */
  #makers = new Map()
  /** @type {Map<string, (print: Print, ...values: Node[]) => string>} */
  #appends = new Map()
  /** @type {Set<string>} */
  #prints = new Set()
  /** @type {Map<Node, (print: Print) => string>} */
  #texts = new Map()

  /** @param {Source} source */
  constructor(source) {
    const declarations = source.declarations()
    for (const [name, { init }] of declarations) {
      if (init?.type !== 'ArrowFunctionExpression') continue
      const parameters = parametersOf(init)
      if (/^jl_(Abstract)?StringBuilder_append\d*$/.test(name)) {
        const part = PARTS[parameters]
        if (!part) throw new Error(`StringBuilder.append(${parameters}) is not known`)
        this.#appends.set(name, part)
      }
      if (/^jl_(Abstract)?StringBuilder_toString\d*$/.test(name)) this.#prints.add(name)
      if (/^jl_(Abstract)?StringBuilder__init_\d*$/.test(name) && init.body.type === 'BlockStatement') {
        const making = init.body.body[1]?.expression
        const called = making && declarations.get(callee(making) ?? '')
        const start = called && STARTS[parametersOf(called.init)]
        if (init.body.body[0].type === 'VariableDeclaration' && start !== undefined) this.#makers.set(name, start)
      }
    }
  }

  /** @param {string} name */
  isOwn(name) {
    return /^jl_(Abstract)?StringBuilder_|^jl_Object_|^jl_Class_/.test(name)
  }

  /**
   * @param {Node} node
   * @param {Print} print
   */
  text(node, print) {
    const text = this.#texts.get(node)
    this.#texts.delete(node)
    return text?.(print)
  }

  /**
   * @param {string} name
   * @param {Node} method
   */
  replaceIn(name, method) {
    const variables = this.#variables(method)
    /** @type {Set<Node>} */
    const known = new Set()
    walk(method, (node) => {
      if (node.type === 'VariableDeclarator') known.add(node.id)
      if (node.type === 'BlockStatement') this.#joinStarts(node.body, variables, known)
      if (node.type === 'ExpressionStatement') this.#replaceStatement(node, variables, known)
      this.#replaceExpression(node, variables, known, name)
    })
    walk(method, (node) => {
      if (node.type === 'MemberExpression' && !node.computed) known.add(node.property)
      if (node.type === 'Property' && !node.computed) known.add(node.key)
      if (node.type === 'Identifier' && variables.has(node.name) && !known.has(node)) {
        throw new Error(`${name} shares a StringBuilder with another method or variable: build the text in one place`)
      }
    })
  }

  /**
   * The variables that hold builders, with the variable that holds the same one first.
   *
   * @param {Node} method
   */
  #variables(method) {
    /** @type {Map<string, string>} */
    const variables = new Map()
    walk(method.body, (node) => {
      if (node.type !== 'AssignmentExpression' || node.left.type !== 'Identifier') return
      const chain = this.#chain(node.right)
      if (!chain) return
      const root = chain.root.type === 'Identifier' ? chain.root.name : node.left.name
      variables.set(node.left.name, variables.get(root) ?? root)
    })
    const assigned = [...variables.keys()].map((name) => assignments(method, name))
    const hasAlias = [...variables].some(([name, root]) => name !== root)
    if (hasAlias && assigned.some((count) => count !== 1)) throw new Error('a StringBuilder has several variables')
    return variables
  }

  /**
   * Calls of `append` around each other: the builder, and what is appended in its order.
   *
   * @param {Node | undefined} node
   * @returns {{ root: Node, parts: Node[] } | undefined}
   */
  #chain(node) {
    const name = callee(node)
    if (!node || name === undefined) return undefined
    if (this.#makers.has(name)) return { root: node, parts: [] }
    if (!this.#appends.has(name)) return undefined
    const first = node.arguments[0]
    const inner = this.#chain(first) ?? { root: first, parts: [] }
    return { root: inner.root, parts: [...inner.parts, node] }
  }

  /**
   * @param {Node} root
   * @param {Node[]} parts
   * @param {Print} print
   * @param {Map<string, string>} variables
   */
  #concatenation(root, parts, print, variables) {
    const texts = parts.map((part) => this.#appends.get(callee(part) ?? '')?.(print, ...part.arguments.slice(1)) ?? '')
    if (root.type === 'Identifier') return [variables.get(root.name) ?? root.name, ...texts].join(' + ')
    if (this.#makers.get(callee(root) ?? '') === 1) return [`(${print(root.arguments[0])})`, ...texts].join(' + ')
    const isText = texts.slice(0, 2).some((text) => /^("|\(\$rt_s\(\d+\)\)$)/.test(text))
    return (isText ? texts : ['""', ...texts]).join(' + ')
  }

  /**
   * A builder that is made, and appended to in the next statement that mentions it, starts with what is appended.
   *
   * @param {Node[]} list
   * @param {Map<string, string>} variables
   * @param {Set<Node>} known
   */
  #joinStarts(list, variables, known) {
    list.forEach((statement, index) => {
      const making = statement.expression
      if (making?.type !== 'AssignmentExpression' || !this.#makers.has(callee(making.right) ?? '')) return
      const name = making.left.name
      const moves = this.#makers.get(callee(making.right) ?? '') === 0 || callee(making.right.arguments[0]) === '$rt_s'
      const next = moves ? list.slice(index + 1).find((other) => mentions(other, name)) : list[index + 1]
      const chain = this.#chain(next?.expression)
      if (
        !next ||
        !chain ||
        chain.root.name !== name ||
        chain.parts.some((part) => part.arguments.slice(1).some((/** @type {Node} */ value) => mentions(value, name)))
      )
        return
      known.add(making.left).add(chain.root)
      this.#texts.set(statement, () => '')
      this.#texts.set(next, (print) => `${name} = ${this.#concatenation(making.right, chain.parts, print, variables)};`)
    })
  }

  /**
   * @param {Node} statement
   * @param {Map<string, string>} variables
   * @param {Set<Node>} known
   */
  #replaceStatement(statement, variables, known) {
    if (this.#texts.has(statement)) return
    const { expression } = statement
    const isAlias =
      expression.type === 'AssignmentExpression' && variables.get(expression.left.name) !== expression.left.name
    const chain = this.#chain(isAlias ? expression.right : expression)
    if (chain?.root.type !== 'Identifier') return
    if (isAlias) known.add(expression.left)
    known.add(chain.root)
    const name = variables.get(chain.root.name) ?? chain.root.name
    this.#texts.set(
      statement,
      (print) => `${name} = ${this.#concatenation(chain.root, chain.parts, print, variables)};`,
    )
  }

  /**
   * @param {Node} node
   * @param {Map<string, string>} variables
   * @param {Set<Node>} known
   * @param {string} method
   */
  #replaceExpression(node, variables, known, method) {
    if (node.type === 'AssignmentExpression' && variables.has(node.left.name)) {
      if (!this.#chain(node.right))
        throw new Error(`${method} keeps a StringBuilder and something else in one variable`)
      known.add(node.left)
    }
    const isVirtual = node.type === 'CallExpression' && node.callee.property?.name === '$toString'
    if (this.#prints.has(callee(node) ?? '') || (isVirtual && this.#chain(node.callee.object))) {
      const value = isVirtual ? node.callee.object : node.arguments[0]
      if (value.type === 'Identifier' && variables.has(value.name)) {
        known.add(value)
        this.#texts.set(node, () => /** @type {string} */ (variables.get(value.name)))
      } else if (this.#chain(value)) this.#texts.set(node, (print) => `(${print(value)})`)
      else throw new Error(`${method} prints a StringBuilder that it has not made`)
    }
    if (
      node.type === 'MemberExpression' &&
      /^\$length\d*$/.test(node.property.name) &&
      variables.has(node.object.name)
    ) {
      known.add(node.object)
      this.#texts.set(node, () => `${variables.get(node.object.name)}.length`)
    }
    const chain = this.#chain(node)
    if (!chain || this.#texts.has(node)) return
    if (chain.root.type !== 'Identifier' && !this.#makers.has(callee(chain.root) ?? '')) {
      throw new Error(`${method} appends to a StringBuilder that it has not made`)
    }
    if (chain.root.type === 'Identifier') {
      if (!variables.has(chain.root.name)) throw new Error(`${method} appends to a StringBuilder that it has not made`)
      known.add(chain.root)
    }
    const name = chain.root.type === 'Identifier' ? variables.get(chain.root.name) : undefined
    this.#texts.set(node, (print) => {
      const text = this.#concatenation(chain.root, chain.parts, print, variables)
      return name ? `(${name} = ${text})` : `(${text})`
    })
  }
}

/**
 * @param {Node} method
 * @param {string} name
 */
function assignments(method, name) {
  let count = 0
  walk(method.body, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.name === name) count++
  })
  return count
}

/** @param {Node} method */
function parametersOf({ params }) {
  return params.map((/** @type {Node} */ { name }) => name).join(', ')
}
