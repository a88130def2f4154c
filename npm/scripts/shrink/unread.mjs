import { readClasses } from './classes.mjs'
import { rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

/**
 * Drops fields that are set and never read.
 *
 * @param {string} code
 * @returns {string}
 */
export function dropUnreadFields(code) {
  const source = new Source(code)
  /** @type {Set<string>} */
  const unread = new Set()
  for (const { fields } of readClasses(source).classes.values()) for (const { name } of fields) unread.add(name)
  walk(source.tree, (node) => {
    if (setsField(node, unread)) {
      walk(node.expression.left.object, (part) => forget(part, unread))
      walk(node.expression.right, (part) => forget(part, unread))
      return false
    }
    forget(node, unread)
    return true
  })
  if (unread.size === 0) return code
  const shorter = rewrite(
    code,
    (node, print) => {
      if (!setsField(node, unread)) return undefined
      const { right } = node.expression
      return /^(Identifier|Literal|MemberExpression|ArrayExpression)$/.test(right.type) ? ';' : `${print(right)};`
    },
    source.tree,
  ).replaceAll(/^ *;\n/gm, '')
  return dropUnreadFields(shorter)
}

/**
 * @param {Node} statement
 * @param {Set<string>} names
 */
function setsField({ type, expression }, names) {
  if (type !== 'ExpressionStatement' || expression.type !== 'AssignmentExpression' || expression.operator !== '=')
    return false
  const { left } = expression
  return left.type === 'MemberExpression' && !left.computed && names.has(left.property.name)
}

/**
 * @param {Node} node
 * @param {Set<string>} unread
 */
function forget(node, unread) {
  if (node.type === 'MemberExpression' && !node.computed) unread.delete(node.property.name)
}
