import { callee } from './classes.mjs'
import { Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

/**
 * Writes arrays that are created and then filled, element by element, as literals, and leaves out those that list the
 * constants of an enum which nobody asks for.
 *
 * @param {string} code
 */
export function writeArrayLiterals(code) {
  const source = new Source(code)
  const uses = countIdentifiers(source)
  walk(source.tree, (node) => {
    if (node.type !== 'BlockStatement') return
    node.body.forEach((/** @type {Node} */ _, /** @type {number} */ index) => {
      replaceArray(source, node.body.slice(index), uses)
    })
  })
  return source.text()
}

/** @param {Source} source */
function countIdentifiers(source) {
  /** @type {Map<string, number>} */
  const uses = new Map()
  walk(source.tree, (node) => {
    if (node.type === 'Identifier') uses.set(node.name, (uses.get(node.name) ?? 0) + 1)
  })
  return uses
}

/**
 * @param {Source} source
 * @param {Node[]} statements
 * @param {Map<string, number>} uses
 */
function replaceArray(source, statements, uses) {
  const creation = assignment(statements[0])
  if (creation?.left.type !== 'Identifier' || callee(creation.right) !== '$rt_createArray') return
  const [type, length] = creation.right.arguments
  const array = creation.left.name
  const alias = isData(assignment(statements[1])?.right, array) ? assignment(statements[1])?.left.name : undefined
  const first = alias === undefined ? 1 : 2
  const elements = []
  while (elements.length < length.value) {
    const element = assignment(statements[first + elements.length])
    if (!isElement(element?.left, array, alias, elements.length)) return
    elements.push(source.textOf(/** @type {Node} */ (element).right))
  }
  if (elements.length === 0) return
  const after = statements[first + elements.length]
  const kept = assignment(after)?.left.name ?? ''
  const unused = kept.endsWith('_$VALUES') && uses.get(kept) === 2
  const last = /** @type {Node} */ (unused ? after : statements[first + elements.length - 1])
  const literal = `${array} = $rt_wrapArray(${type.name}, [${elements.join(', ')}]);`
  const aliasing = alias === undefined ? '' : ` ${alias} = ${array}.data;`
  source.replace({ .../** @type {Node} */ (statements[0]), end: last.end }, unused ? ';' : literal + aliasing)
}

/** @param {Node | undefined} statement */
function assignment(statement) {
  const expression = statement?.type === 'ExpressionStatement' ? statement.expression : undefined
  return expression?.type === 'AssignmentExpression' ? expression : undefined
}

/**
 * @param {Node | undefined} node
 * @param {string} array
 */
function isData(node, array) {
  return node?.type === 'MemberExpression' && node.object.name === array && node.property.name === 'data'
}

/**
 * @param {Node | undefined} node
 * @param {string} array
 * @param {string | undefined} alias
 * @param {number} index
 */
function isElement(node, array, alias, index) {
  if (node?.type !== 'MemberExpression' || node.property.value !== index) return false
  return alias === undefined ? isData(node.object, array) : node.object.name === alias
}
