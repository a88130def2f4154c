import { callee } from './classes.mjs'
import { rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

/**
 * Drops functions and classes that nothing reaches. What is left must not need what the steps before do not support.
 *
 * @param {string} code
 */
export function dropUnreached(code) {
  const source = new Source(code)
  const declarations = source.declarations()
  /** @type {Map<string, Node>} */
  const droppable = new Map()
  for (const [name, node] of declarations) if (isDroppable(node)) droppable.set(name, node)
  /** @type {Set<string>} */
  const reached = new Set()
  /** @param {Node} tree */
  const reach = (tree) => {
    walk(tree, (node) => {
      const declared =
        node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration' ? node.id.name : undefined
      if (declared !== undefined && droppable.get(declared) === node && !reached.has(declared)) return false
      if (callee(node) === '$unsupported') {
        throw new Error(`${node.arguments[0].value} is used in a way that is not supported, in ${source.textOf(tree)}`)
      }
      if (node.type === 'Identifier' && droppable.has(node.name) && !reached.has(node.name)) {
        reached.add(node.name)
        reach(/** @type {Node} */ (droppable.get(node.name)))
      }
      return true
    })
  }
  for (const statement of source.tree.body) reach(statement)
  return rewrite(
    code,
    (node, print) => {
      if (node.type === 'FunctionDeclaration' && droppable.has(node.id.name) && !reached.has(node.id.name)) return ''
      if (node.type !== 'VariableDeclaration') return undefined
      const kept = node.declarations.filter(
        (/** @type {Node} */ one) => droppable.get(one.id.name) !== one || reached.has(one.id.name),
      )
      if (kept.length === node.declarations.length) return undefined
      return kept.length > 0 ? `${node.kind} ${kept.map(print).join(',\n')};` : ''
    },
    source.tree,
  )
}

/** @param {Node} node */
function isDroppable(node) {
  if (node.type === 'FunctionDeclaration') return true
  const { init } = node
  const isPure = /^\$(rt_class|rt_cls|rt_arraycls|rt_createPrimitiveCls|unsupported)$/.test(callee(init) ?? '')
  return !init || isPure || /Function|^Literal$|^NewExpression$/.test(init.type)
}
