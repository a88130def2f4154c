import { callee } from './classes.mjs'
import { rewrite, Source } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

/**
 * Writes some things that Java's types demand as JavaScript would.
 *
 * - The branches of a `switch` become blocks, which have variables of their own.
 * - Sums and differences are not cut to 32 bits: what is added here are places in a text and counts of things.
 * - An exception is thrown where it is made.
 *
 * @param {string} code
 */
export function simplify(code) {
  const source = new Source(code)
  return rewrite(
    code,
    (node, print) => {
      if (node.type === 'SwitchCase') {
        const head = node.test ? `case ${print(node.test)}` : 'default'
        return `${head}: { ${node.consequent.map(print).join('\n')} }`
      }
      if (isSum(node)) return `(${print(node.left)})`
      return undefined
    },
    source.tree,
  )
}

/**
 * Writes what counts a variable up or down as JavaScript does.
 *
 * @param {string} code
 */
export function writeSteps(code) {
  return rewrite(code, (node, print, parents) => {
    if (node.type === 'ExpressionStatement' && callee(node.expression) === '$rt_throw') {
      return `throw ${print(node.expression.arguments[0])};`
    }
    const isAssignment = node.type === 'AssignmentExpression' && parents.at(-1)?.type === 'ExpressionStatement'
    const left = isAssignment ? node.left : undefined
    const right = isAssignment ? node.right : undefined
    const sum = right
    const isStep =
      left && isPlace(left) && sum?.type === 'BinaryExpression' && print(sum.left) === print(left) && stepOf(sum)
    if (isStep) return `${print(left)}${stepOf(sum) === 1 ? '++' : '--'}`
    return undefined
  })
}

/** @param {Node} node */
function isPlace({ type, object, computed }) {
  return type === 'Identifier' || (type === 'MemberExpression' && !computed && object.type === 'Identifier')
}

/** @param {Node} node */
function isSum({ type, operator, left, right }) {
  if (type !== 'BinaryExpression' || operator !== '|' || right.value !== 0) return false
  return (
    left.type === 'BinaryExpression' &&
    (left.operator === '+' || left.operator === '-') &&
    isCount(left.left) &&
    isCount(left.right)
  )
}

/**
 * Whether an operand is no product, which may be a hash.
 *
 * @param {Node} node
 * @returns {boolean}
 */
function isCount(node) {
  if (callee(node) === '$rt_imul') return false
  if (node.type !== 'BinaryExpression') return true
  return isSum(node) || ((node.operator === '+' || node.operator === '-') && isCount(node.left) && isCount(node.right))
}

/** @param {Node} sum */
function stepOf({ type, operator, right }) {
  if (type !== 'BinaryExpression') return 0
  const value = right.type === 'UnaryExpression' && right.operator === '-' ? -right.argument.value : right.value
  const step = operator === '+' ? value : operator === '-' ? -value : 0
  return step === 1 || step === -1 ? step : 0
}
