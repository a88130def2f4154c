import { callee } from './classes.mjs'
import { rename, rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

/**
 * Declares static fields where their initializers give them their value, and drops those that nobody reads.
 *
 * @param {string} code
 */
export function declareStatics(code) {
  const source = new Source(code)
  const declarations = source.declarations()
  const { writes, reads } = countUses(source)
  /** @type {Set<Node>} */
  const dropped = new Set()
  /** @type {Map<Node, Node[]>} */
  const flattened = new Map()
  for (const statement of source.tree.body) {
    const name = callee(statement.expression)
    const initializer = name?.includes('__clinit_') && declarations.get(name)
    if (!initializer || reads.get(name) !== 1) continue
    const body = initializer.init.body.body
    if (!body?.every(isSimple)) continue
    flattened.set(statement, body)
    dropped.add(initializer)
    for (const part of body) {
      for (const { id } of part.type === 'VariableDeclaration' ? part.declarations : []) {
        const local = id.name
        for (const other of body) rename(other, local, `${name}${local}`)
      }
    }
  }
  for (const [name, declarator] of declarations) {
    if (declarator.type === 'VariableDeclarator' && writes.get(name) === 1 && isFlat(name, flattened))
      dropped.add(declarator)
  }
  return rewrite(
    code,
    (node, print) => {
      if (node.type === 'Identifier') return node.name
      const body = flattened.get(node)
      if (body) {
        return body
          .map((statement) => {
            const { left, right } = statement.expression ?? {}
            if (left?.type !== 'Identifier' || writes.get(left.name) !== 1) return print(statement)
            if (!reads.get(left.name)) return isPlain(right) ? '' : `${print(right)};`
            return `let ${print(statement.expression)};`
          })
          .join('\n')
      }
      if (
        node.type !== 'VariableDeclaration' ||
        !node.declarations.some((/** @type {Node} */ one) => dropped.has(one))
      ) {
        return undefined
      }
      const kept = node.declarations.filter((/** @type {Node} */ one) => !dropped.has(one))
      return kept.length > 0 ? `let ${kept.map(print).join(',\n')};` : ''
    },
    source.tree,
  )
}

/** @param {Source} source */
function countUses(source) {
  /** @type {Map<string, number>} */
  const writes = new Map()
  /** @type {Map<string, number>} */
  const reads = new Map()
  walk(source.tree, (node) => {
    const written =
      node.type === 'AssignmentExpression'
        ? node.left.name
        : node.type === 'VariableDeclarator'
          ? node.id.name
          : undefined
    if (node.type === 'AssignmentExpression' && written) writes.set(written, (writes.get(written) ?? 0) + 1)
    if (written) reads.set(written, (reads.get(written) ?? 0) - 1)
    if (node.type === 'Identifier') reads.set(node.name, (reads.get(node.name) ?? 0) + 1)
  })
  return { writes, reads }
}

/** @param {Node} statement */
function isSimple(statement) {
  return /^(Expression|Empty)Statement$|^VariableDeclaration$/.test(statement.type)
}

/**
 * @param {string} name
 * @param {Map<Node, Node[]>} flattened
 */
function isFlat(name, flattened) {
  return [...flattened.values()].flat().some(({ expression }) => expression?.left?.name === name)
}

/** @param {Node} expression */
function isPlain(expression) {
  return (
    /^(New|Array|Identifier|Literal)/.test(expression.type) || /^\$(rt_cls|unsupported)$/.test(callee(expression) ?? '')
  )
}
