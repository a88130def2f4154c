import { callee } from './classes.mjs'
import { children, countMentions, rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

/**
 * Moves a value that is used once, in the statement after the one that computes it, to where it is used, unless
 * something is evaluated before it there that it might change.
 *
 * @param {string} code
 * @returns {string}
 */
export function moveValues(code) {
  const source = new Source(code)
  /** @type {Map<Node, Node>} */
  const moved = new Map()
  /** @type {Set<Node>} */
  const dropped = new Set()
  walk(source.tree, (method) => {
    if (method.type !== 'ArrowFunctionExpression') return true
    walk(method, (node) => {
      const list =
        node.type === 'BlockStatement'
          ? node.body.filter((/** @type {Node} */ { type }) => type !== 'EmptyStatement')
          : []
      list.forEach((/** @type {Node} */ statement, /** @type {number} */ index) => {
        const next = list[index + 1]
        const [declarator, ...others] = statement.type === 'VariableDeclaration' ? statement.declarations : []
        if (!next || others.length > 0 || !declarator?.init || dropped.has(next)) return
        if (assigns(declarator.init) || countMentions(method, declarator.id.name) !== 2) return
        const place = placeOf(next, declarator.id.name)
        if (!place) return
        moved.set(place, declarator.init)
        dropped.add(statement)
      })
    })
    return false
  })
  if (dropped.size === 0) return code
  return moveValues(
    rewrite(
      code,
      (node, print) => {
        if (dropped.has(node)) return ''
        const value = moved.get(node)
        return value && `(${print(value)})`
      },
      source.tree,
    ),
  )
}

/**
 * @param {Node} node
 * @returns {boolean}
 */
function assigns(node) {
  return node.type === 'AssignmentExpression' || children(node).some(assigns)
}

/**
 * Where a statement uses a variable, if all it evaluates before that is variables.
 *
 * @param {Node} statement
 * @param {string} name
 */
function placeOf(statement, name) {
  if (countMentions(statement, name) !== 1) return undefined
  for (const node of evaluated(statement)) {
    if (node.type === 'Identifier' && node.name === name) return node
    if (node.type !== 'Identifier' && node.type !== 'Literal') return undefined
  }
  return undefined
}

/**
 * What is evaluated for sure, in order, down to the first thing that is not a plain variable or literal.
 *
 * @param {Node} node
 * @returns {Generator<Node>}
 */
function* evaluated(node) {
  switch (node.type) {
    case 'ExpressionStatement':
      yield* evaluated(node.expression)
      return
    case 'ReturnStatement':
      if (node.argument) yield* evaluated(node.argument)
      return
    case 'VariableDeclaration':
      for (const { init } of node.declarations) if (init) yield* evaluated(init)
      return
    case 'IfStatement':
    case 'ConditionalExpression':
      yield* evaluated(node.test)
      yield node
      return
    case 'ForOfStatement':
      yield* evaluated(node.right)
      yield node
      return
    case 'LogicalExpression':
      yield* evaluated(node.left)
      yield node
      return
    case 'BinaryExpression':
      yield* evaluated(node.left)
      yield* evaluated(node.right)
      return
    case 'UnaryExpression':
      yield* evaluated(node.argument)
      return
    case 'AssignmentExpression':
      if (node.left.type === 'MemberExpression') yield* evaluated(node.left.object)
      if (node.left.type === 'MemberExpression' && node.left.computed) yield node
      if (node.operator !== '=') yield node
      yield* evaluated(node.right)
      return
    case 'CallExpression':
      // the method of an array, or a function of the module, stays what it is
      if (node.callee.type === 'MemberExpression' && callee(node) === undefined) yield* evaluated(node.callee.object)
      if (
        node.callee.type === 'MemberExpression' &&
        !/^(push|slice|includes|toString)$/.test(node.callee.property.name)
      )
        yield node
      for (const argument of node.arguments) yield* evaluated(argument)
      yield node
      return
    case 'MemberExpression':
      yield* evaluated(node.object)
      if (node.computed) yield* evaluated(node.property)
      yield node
      return
    case 'ObjectExpression':
      for (const { value } of node.properties) yield* evaluated(value)
      return
    case 'ArrayExpression':
      for (const element of node.elements) yield* evaluated(element)
      return
    case 'ParenthesizedExpression':
      yield* evaluated(node.expression)
      return
    default:
      yield node
  }
}
