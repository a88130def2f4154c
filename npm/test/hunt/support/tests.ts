import { readFile } from 'node:fs/promises'
import { type AnyNode, type CallExpression, parse } from 'acorn'
import { transform } from 'esbuild'

/**
 * How many tests a file has under titles that match. Each row of a table that stands there is one; a table that is
 * computed counts as one, so there may be more.
 */
export async function countTests(path: string, title: RegExp): Promise<number> {
  const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts', target: 'es2022' })
  return count(parse(code, { ecmaVersion: 2022, sourceType: 'module' }), title, false)
}

function count(node: AnyNode, title: RegExp, within: boolean): number {
  if (node.type !== 'CallExpression') return countInner(node, title, within)
  const { name, rows } = called(node)
  if (name === 'describe') return rows * countInner(node, title, within || title.test(titleOf(node)))
  if (name === 'it') return within || title.test(titleOf(node)) ? rows : 0
  return countInner(node, title, within)
}

function countInner(node: AnyNode, title: RegExp, within: boolean): number {
  const inner = Object.values(node).flat() as unknown[]
  return inner.filter(isNode).reduce((sum, child) => sum + count(child, title, within), 0)
}

const isNode = (value: unknown): value is AnyNode => typeof value === 'object' && value !== null && 'type' in value

/** The function at the root of `it(…)`, `it.each(…)(…)` or `it.skipIf(…)(…)`, and the rows of its table. */
function called({ callee }: CallExpression): { name: string; rows: number } {
  if (callee.type === 'Identifier') return { name: callee.name, rows: 1 }
  if (callee.type !== 'CallExpression' || callee.callee.type !== 'MemberExpression') return { name: '', rows: 1 }
  const { object } = callee.callee
  const [table] = callee.arguments
  const literal = table?.type === 'ArrayExpression' && table.elements.every((row) => row?.type !== 'SpreadElement')
  return { name: object.type === 'Identifier' ? object.name : '', rows: literal ? table.elements.length : 1 }
}

function titleOf({ arguments: [first] }: CallExpression): string {
  if (first?.type === 'Literal') return `${first.value}`
  return first?.type === 'TemplateLiteral' ? (first.quasis[0]?.value.cooked ?? '') : ''
}
