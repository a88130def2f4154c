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
      if (statement.type !== 'AssignmentExpression') return
      const { left, right } = statement
      if (callee(right) !== ITERATOR || left?.type !== 'Identifier') return
      // the declaration, the assignment, and one use each of hasNext and next
      const loop = countMentions(node.body, left.name) === 4 && findLoop(node.body, left.name)
      if (!loop) return
      texts.set(right, (print) => print(right.arguments[0]))
      // a way out of the loop passes by what is done at its end
      if (loop.after) for (const one of loop.body.flatMap(breaks)) texts.set(one, () => `break $${left.name};`)
      texts.set(loop.next, () => `${left.name}$e`)
      texts.set(loop.node, (print) => {
        const text = `for (let ${left.name}$e of ${left.name}) {\n${loop.body.map(print).join('\n')}\n}`
        return loop.after ? `$${left.name}: { ${text}\n${print(loop.after)} }` : text
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
  if (node.type !== 'WhileStatement') return undefined
  const list = node.body.type === 'BlockStatement' ? node.body.body : [node.body]
  const body = list.filter((/** @type {Node} */ { type }) => type !== 'EmptyStatement')
  if (isCall(node.test, HAS_NEXT, iterator)) return withNext({ node, body }, iterator)
  const [test, ...rest] = body
  if (node.test.value !== true || test?.type !== 'IfStatement' || test.alternate) return undefined
  const { operator, argument } = test.test
  if (operator !== '!' || !isCall(argument, HAS_NEXT, iterator)) return undefined
  if (isBreak(test.consequent)) return withNext({ node, body: rest }, iterator)
  if (!endsThere(test.consequent) || rest.some(continuesByLabel)) return undefined
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
  if (node.type === 'LabeledStatement') return findNext(node.body, iterator)
  if (node.type === 'BlockStatement') return node.body[0] && findNext(node.body[0], iterator)
  if (/^(While|For|Switch)/.test(node.type)) return undefined
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
 * Where a statement in a loop leaves the loop to what follows it.
 *
 * @param {Node} node
 * @returns {Node[]}
 */
function breaks(node) {
  if (node.type === 'BreakStatement') return node.label ? [] : [node]
  return /^(While|For|Switch)/.test(node.type) ? [] : children(node).flatMap(breaks)
}

/**
 * @param {Node} node
 * @returns {boolean}
 */
function continuesByLabel(node) {
  return (node.type === 'ContinueStatement' && node.label !== null) || children(node).some(continuesByLabel)
}
