import { callee } from './classes.mjs'
import { children, countMentions, rewrite, Source } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */
/** @typedef {{ parameters: string[], result: Node, forwards: boolean }} Small */

/** How many nodes of the syntax tree a function may have that is put in place of its calls. */
const LIMIT = 9

/**
 * Puts functions that only give on what they are given, or a part of it, in place of their calls.
 *
 * @param {string} code
 * @returns {string}
 */
export function inlineSmall(code) {
  const source = new Source(code)
  /** @type {Map<string, Small>} */
  const functions = new Map()
  for (const [name, { init }] of source.declarations()) {
    const small = init?.type === 'ArrowFunctionExpression' && readSmall(init)
    if (small) functions.set(name, small)
  }
  let changed = false
  /** @param {Node} node */
  const applies = (node) => {
    const small = node.type === 'CallExpression' && functions.get(callee(node) ?? '')
    if (!small || node.arguments.length !== small.parameters.length) return undefined
    const simple =
      node.arguments.filter((/** @type {Node} */ value) => isSimple(value)).length === node.arguments.length
    return simple || small.forwards ? small : undefined
  }
  const shorter = rewrite(
    code,
    (node, print) => {
      const small = applies(node)
      if (!small) return undefined
      changed = true
      const values = new Map(small.parameters.map((name, index) => [name, `(${print(node.arguments[index])})`]))
      return `(${rewrite(code, (part) => (part.type === 'Identifier' ? values.get(part.name) : undefined), small.result)})`
    },
    source.tree,
  )
  return changed ? inlineSmall(shorter) : code
}

/**
 * @param {Node} method
 * @returns {Small | undefined}
 */
function readSmall({ params, body }) {
  const statements =
    body.type === 'BlockStatement' ? body.body.filter((/** @type {Node} */ { type }) => type !== 'EmptyStatement') : []
  const result = body.type === 'BlockStatement' ? (statements.length === 1 ? statements[0].argument : undefined) : body
  if (!result || (body.type === 'BlockStatement' && statements[0].type !== 'ReturnStatement')) return undefined
  if (size(result) > LIMIT || hasFunction(result)) return undefined
  const parameters = params.map((/** @type {Node} */ { name }) => name)
  return { parameters, result, forwards: forwards(result, parameters) }
}

/**
 * Whether it evaluates what it is given once, in the same order and before all else.
 *
 * @param {Node} result
 * @param {string[]} parameters
 */
function forwards(result, parameters) {
  if (parameters.length === 1)
    return countMentions(result, parameters[0] ?? '') === 1 && first(result).name === parameters[0]
  if (result.type !== 'CallExpression' || result.callee.type !== 'Identifier') return false
  const given = result.arguments.filter((/** @type {Node} */ { type }) => type !== 'Literal')
  return (
    given.length === parameters.length &&
    given.every((/** @type {Node} */ { name }, /** @type {number} */ index) => name === parameters[index])
  )
}

/**
 * What is evaluated first in an expression.
 *
 * @param {Node} node
 * @returns {Node}
 */
function first(node) {
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier')
    return node.arguments[0] ? first(node.arguments[0]) : node
  const [child] = children(node)
  return child && node.type !== 'ArrowFunctionExpression' ? first(child) : node
}

/**
 * @param {Node} node
 * @returns {boolean}
 */
function isSimple({ type, object, computed }) {
  return type === 'Identifier' || type === 'Literal' || (type === 'MemberExpression' && !computed && isSimple(object))
}

/**
 * @param {Node} node
 * @returns {number}
 */
function size(node) {
  return children(node).reduce((sum, child) => sum + size(child), 1)
}

/**
 * @param {Node} node
 * @returns {boolean}
 */
function hasFunction(node) {
  return /Function|Assignment|Update/.test(node.type) || children(node).some(hasFunction)
}
