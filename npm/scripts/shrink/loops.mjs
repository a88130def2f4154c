import { callee } from './classes.mjs'
import { children, countMentions, rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */
/** @typedef {{ node: Node, next: Node, body: Node[], after?: Node }} Loop */

const ITERATOR = 'ju_AbstractList_iterator'
const HAS_NEXT = 'ju_AbstractList$1_hasNext'
const NEXT = 'ju_AbstractList$1_next'

/**
 * Writes what goes through a list by an iterator as `for … of`, wherever nothing else is done with the iterator.
 *
 * @param {string} code
 */
export function writeLoops(code) {
  const source = new Source(code)
  /** @type {Map<Node, (print: (node: Node) => string) => string>} */
  const texts = new Map()
  walk(source.tree, (node) => {
    if (node.type !== 'ArrowFunctionExpression' || node.body.type !== 'BlockStatement') return true
    walk(node.body, (statement) => {
      const { left, right } = statement.type === 'AssignmentExpression' ? statement : {}
      if (callee(right) !== ITERATOR || left?.type !== 'Identifier') return
      // the declaration, the assignment, and one use each of hasNext and next
      const loop = countMentions(node.body, left.name) === 4 && findLoop(node.body, left.name)
      if (!loop) return
      texts.set(right, (print) => print(right.arguments[0]))
      texts.set(loop.next, () => `${left.name}$e`)
      texts.set(loop.node, (print) => {
        const body = loop.body.map(print).join('\n')
        return `for (let ${left.name}$e of ${left.name}) {\n${body}\n}\n${loop.after ? print(loop.after) : ''}`
      })
    })
    return false
  })
  return rewrite(code, (node, print) => texts.get(node)?.(print), source.tree)
}

/**
 * @param {Node} tree
 * @param {string} iterator
 */
function findLoop(tree, iterator) {
  /** @type {Loop | undefined} */
  let found
  walk(tree, (node) => {
    found ??= readLoop(node, iterator)
  })
  return found
}

/**
 * @param {Node} node
 * @param {string} iterator
 * @returns {Loop | undefined}
 */
function readLoop(node, iterator) {
  if (node.type !== 'WhileStatement' || node.body.type !== 'BlockStatement') return undefined
  const body = node.body.body.filter((/** @type {Node} */ { type }) => type !== 'EmptyStatement')
  if (isCall(node.test, HAS_NEXT, iterator)) return withNext({ node, body }, iterator)
  const [test, ...rest] = body
  if (node.test.value !== true || test?.type !== 'IfStatement' || test.alternate) return undefined
  const { operator, argument } = test.test
  if (operator !== '!' || !isCall(argument, HAS_NEXT, iterator)) return undefined
  if (isBreak(test.consequent)) return withNext({ node, body: rest }, iterator)
  if (!endsThere(test.consequent) || rest.some(breaks)) return undefined
  return withNext({ node, body: rest, after: test.consequent }, iterator)
}

/**
 * @param {{ node: Node, body: Node[], after?: Node }} loop
 * @param {string} iterator
 */
function withNext(loop, iterator) {
  const next = loop.body[0] && findNext(loop.body[0], iterator)
  return next && { ...loop, next }
}

/**
 * Where a statement asks an iterator for its next element, whatever else the statement does.
 *
 * @param {Node} node
 * @param {string} iterator
 * @returns {Node | undefined}
 */
function findNext(node, iterator) {
  if (isCall(node, NEXT, iterator)) return node
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') return findNext(node.test, iterator)
  if (node.type === 'LogicalExpression') return findNext(node.left, iterator)
  if (/^(While|For|Switch|Labeled|Block)/.test(node.type)) return undefined
  for (const child of children(node)) {
    const found = findNext(child, iterator)
    if (found) return found
  }
  return undefined
}

/**
 * @param {Node} node
 * @param {string} name
 * @param {string} iterator
 */
function isCall(node, name, iterator) {
  return callee(node) === name && node.arguments[0].name === iterator
}

/** @param {Node} statement */
function endsThere(statement) {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement
  return /^(Break|Return|Throw)Statement$/.test(last?.type) || callee(last?.expression) === '$rt_throw'
}

/** @param {Node} statement */
function isBreak(statement) {
  const only = statement.type === 'BlockStatement' && statement.body.length === 1 ? statement.body[0] : statement
  return only.type === 'BreakStatement' && !only.label
}

/**
 * Whether a statement in a loop leaves the loop to what follows it.
 *
 * @param {Node} node
 * @returns {boolean}
 */
function breaks(node) {
  if (node.type === 'BreakStatement') return true
  return children(node).some(breaks)
}
