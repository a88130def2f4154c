import { children, countMentions, mentions, rename, rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

/**
 * Declares the variables of methods that are assigned once where that is done, so that terser moves their values on.
 *
 * @param {string} code
 */
export function declareWhereAssigned(code) {
  const source = new Source(code)
  /** @type {Set<Node>} */
  const declaring = new Set()
  /** @type {Set<Node>} */
  const dropped = new Set()
  /** @type {Set<Node>} */
  const copies = new Set()
  walk(source.tree, (node) => {
    if (node.type !== 'ArrowFunctionExpression' || node.body.type !== 'BlockStatement') return true
    declareIn(node, declaring, dropped, copies)
    return false
  })
  return rewrite(
    code,
    (node, print) => {
      if (node.type === 'Identifier') return node.name
      if (copies.has(node)) return ''
      if (declaring.has(node)) return `let ${print(node.expression)};`
      if (
        node.type !== 'VariableDeclaration' ||
        !node.declarations.some((/** @type {Node} */ one) => dropped.has(one))
      ) {
        return undefined
      }
      const kept = node.declarations.filter((/** @type {Node} */ one) => !dropped.has(one))
      return kept.length > 0 ? `let ${kept.map(print).join(', ')};` : ''
    },
    source.tree,
  )
}

/**
 * @param {Node} method
 * @param {Set<Node>} declaring
 * @param {Set<Node>} dropped
 * @param {Set<Node>} copies
 */
function declareIn(method, declaring, dropped, copies) {
  /** @type {Map<string, { declarator: Node, assignments: number, places: Node[] }>} */
  const variables = new Map()
  let simple = true
  /** @type {Set<string>} */
  const constants = new Set(method.params.map((/** @type {Node} */ { name }) => name))
  walk(method.body, (node) => {
    if (node.type === 'ForOfStatement') {
      constants.add(node.left.declarations[0].id.name)
      return
    }
    if (node.type === 'VariableDeclarator') {
      if (node.init) simple = false
      variables.set(node.id.name, { declarator: node, assignments: 0, places: [] })
    }
    if (node.type.includes('Function')) simple = false
  })
  if (!simple) return
  walk(method.body, (node) => {
    if (node.type === 'AssignmentExpression') {
      const variable = variables.get(node.left.name)
      if (variable) variable.assignments++
      constants.delete(node.left.name)
    }
  })
  /** @param {Node} node */
  const visit = (node) => {
    if (node.type === 'BlockStatement') {
      node.body.forEach((/** @type {Node} */ statement, /** @type {number} */ index) => {
        const { expression } = statement
        if (expression?.type !== 'AssignmentExpression' || expression.operator !== '=') return
        const { name } = expression.left
        const variable = variables.get(name)
        if (!variable || dropped.has(variable.declarator) || mentions(expression.right, name)) return
        const uses = countMentions(method.body, name) - 2
        const after = node.body
          .slice(index + 1)
          .reduce((/** @type {number} */ sum, /** @type {Node} */ one) => sum + countMentions(one, name), 0)
        if (uses !== after) return
        dropped.add(variable.declarator)
        if (variable.assignments === 1) constants.add(name)
        if (
          variable.assignments === 1 &&
          expression.right.type === 'Identifier' &&
          constants.has(expression.right.name)
        ) {
          copies.add(statement)
          for (const later of node.body.slice(index + 1)) rename(later, name, expression.right.name)
        } else declaring.add(statement)
      })
    }
    for (const child of children(node)) visit(child)
  }
  visit(method.body)
}
