import { parse } from 'acorn'

/** @typedef {import('./shrink/source.mjs').Node} Node */

/** How many characters in a row make two functions alike. */
const LENGTH = 6

/**
 * Puts the functions of a minified module first, each after the one that it shares most with: gzip finds what is repeated
 * nearby. All else keeps its order, and functions may come in any.
 *
 * @param {string} code
 */
export function orderFunctions(code) {
  /** @type {Node} */
  const tree = parse(code, { ecmaVersion: 2022, sourceType: 'module' })
  const textOf = (/** @type {Node} */ { start, end }) => code.slice(start, end)
  const isFunction = (/** @type {Node} */ { init }) =>
    init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression'
  const functions = []
  const others = []
  for (const statement of tree.body) {
    const declarators = statement.type === 'VariableDeclaration' ? statement.declarations : []
    functions.push(...declarators.filter(isFunction).map(textOf))
    const kept = declarators.filter((/** @type {Node} */ one) => !isFunction(one)).map(textOf)
    if (declarators.length === 0) others.push(textOf(statement))
    else if (kept.length > 0) others.push(`${statement.kind} ${kept.join(',')}`)
  }
  if (functions.length === 0) return code
  return `let ${chain(functions).join(',')};${others.join(';\n')};`
}

/** @param {string[]} functions */
function chain(functions) {
  const left = functions.map((text) => ({ text, pieces: piecesOf(text) }))
  left.sort((one, other) => other.text.length - one.text.length)
  const chained = left.splice(0, 1)
  for (let last = chained[0]; last && left.length > 0; last = chained.at(-1)) {
    const { pieces } = last
    const likeness = left.map((one) => shared(one.pieces, pieces) / Math.sqrt(one.pieces.size + 1))
    chained.push(...left.splice(likeness.indexOf(Math.max(...likeness)), 1))
  }
  return chained.map(({ text }) => text)
}

/** @param {string} text */
function piecesOf(text) {
  return new Set(Array.from(text, (_, index) => text.slice(index, index + LENGTH)))
}

/**
 * @param {Set<string>} left
 * @param {Set<string>} right
 */
function shared(left, right) {
  return [...left].filter((piece) => right.has(piece)).length
}
