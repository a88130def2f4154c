import { countMentions, rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

/**
 * Declares a variable that gets its value in the branches of an `if`, and nowhere else, with a conditional expression.
 *
 * @param {string} code
 */
export function writeChoices(code) {
  const source = new Source(code)
  /** @type {Map<Node, string>} */
  const chosen = new Map()
  /** @type {Set<Node>} */
  const dropped = new Set()
  walk(source.tree, (method) => {
    if (method.type !== 'ArrowFunctionExpression' || method.body.type !== 'BlockStatement') return true
    /** @type {Map<string, { declarator: Node, assignments: number }>} */
    const variables = new Map()
    walk(method.body, (node) => {
      if (node.type === 'VariableDeclarator' && !node.init)
        variables.set(node.id.name, { declarator: node, assignments: 0 })
    })
    walk(method.body, (node) => {
      const variable = node.type === 'AssignmentExpression' ? variables.get(node.left.name) : undefined
      if (variable) variable.assignments++
    })
    walk(method.body, (node) => {
      const list = node.type === 'BlockStatement' ? node.body : []
      list.forEach((/** @type {Node} */ statement, /** @type {number} */ index) => {
        if (statement.type !== 'IfStatement') return
        const { name, count } = choiceOf(statement) ?? { name: '', count: 0 }
        const variable = variables.get(name)
        if (!variable || variable.assignments !== count) return
        const after = list
          .slice(index + 1)
          .reduce((/** @type {number} */ sum, /** @type {Node} */ one) => sum + countMentions(one, name), 0)
        if (countMentions(method.body, name) !== 1 + count + after || countMentions(statement, name) !== count) return
        chosen.set(statement, name)
        dropped.add(variable.declarator)
      })
    })
    return false
  })
  return rewrite(
    code,
    (node, print) => {
      const name = chosen.get(node)
      if (name) return `let ${name} = ${expression(node, print)};`
      if (node.type !== 'VariableDeclaration' || !node.declarations.some((/** @type {Node} */ one) => dropped.has(one)))
        return undefined
      const kept = node.declarations.filter((/** @type {Node} */ one) => !dropped.has(one))
      return kept.length > 0 ? `let ${kept.map(print).join(', ')};` : ''
    },
    source.tree,
  )
}

/** @param {Node} branch */
function onlyOf(branch) {
  const list =
    branch.type === 'BlockStatement'
      ? branch.body.filter((/** @type {Node} */ { type }) => type !== 'EmptyStatement')
      : [branch]
  return list.length === 1 ? list[0] : undefined
}

/**
 * The variable that each way through a statement sets, and does nothing else.
 *
 * @param {Node | null | undefined} statement
 * @returns {{ name: string, count: number } | undefined}
 */
function choiceOf(statement) {
  const only = statement && onlyOf(statement)
  if (only?.type === 'IfStatement') {
    const [first, second] = [choiceOf(only.consequent), choiceOf(only.alternate)]
    return first && first.name === second?.name ? { name: first.name, count: first.count + second.count } : undefined
  }
  const { type, operator, left } = only?.expression ?? {}
  return type === 'AssignmentExpression' && operator === '=' && left.type === 'Identifier'
    ? { name: left.name, count: 1 }
    : undefined
}

/**
 * @param {Node} statement
 * @param {(node: Node) => string} print
 * @returns {string}
 */
function expression(statement, print) {
  const only = /** @type {Node} */ (onlyOf(statement))
  if (only.type !== 'IfStatement') return `(${print(only.expression.right)})`
  return `((${print(only.test)}) ? ${expression(only.consequent, print)} : ${expression(only.alternate, print)})`
}
