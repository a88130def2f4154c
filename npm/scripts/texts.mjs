import { parse } from 'acorn'
import { children } from './shrink/source.mjs'

/** @typedef {import('./shrink/source.mjs').Node} Node */

/** Shorter ones are not worth the place that they are asked for by. */
const LONG = 160

/**
 * Puts the long texts of a minified module together behind its code, statements last: gzip compresses what is alike better
 * where it is not mixed with something else. What runs when the module is loaded keeps its texts.
 *
 * @param {string} code
 */
export function gatherTexts(code) {
  /** @type {Node} */
  const tree = parse(code, { ecmaVersion: 2022, sourceType: 'module' })
  /** @type {Node[]} */
  const literals = []
  /**
   * @param {Node} node
   * @param {boolean} isLater
   */
  const visit = (node, isLater) => {
    const isText = node.type === 'Literal' && typeof node.value === 'string'
    if (isText && isLater && node.end - node.start > LONG) literals.push(node)
    for (const child of children(node)) visit(child, isLater || node.type.includes('Function'))
  }
  visit(tree, false)
  if (literals.length === 0) return code
  const texts = [...new Set(literals.map(({ value }) => unfold(value)))].sort((left, right) => kind(left) - kind(right))
  const name = freeName(code)
  let gathered = ''
  let position = 0
  for (const { start, end, value } of literals) {
    gathered += `${code.slice(position, start)}${name}[${texts.indexOf(unfold(value))}]`
    position = end
  }
  return `${gathered}${code.slice(position)}\nvar ${name}=${JSON.stringify(texts)};`
}

/**
 * What the database reads and nobody shows needs no lines; templates, which have slots, make SQL that is shown.
 *
 * @param {string} text
 */
export function unfold(text) {
  if (!/^(DROP|SELECT|WITH) /.test(text) || /\{\w+\}/.test(text)) return text
  if (text.includes('--')) throw new Error('a comment in SQL would not end')
  const isQuote = (/** @type {number} */ index) => text[index] === "'"
  // Two literals are one only where a line ends between them.
  return text.replaceAll(/\s*\n\s*/g, (gap, start) => (isQuote(start - 1) && isQuote(start + gap.length) ? '\n' : ' '))
}

/** @param {string} text */
const kind = (text) => (text.includes('SELECT') || text.includes('pg_') ? 1 : 0)

/** @param {string} code */
function freeName(code) {
  const names = Array.from({ length: 26 }, (_, index) => `$${String.fromCharCode(97 + index)}`)
  const free = names.find((name) => !code.includes(name))
  if (!free) throw new Error('there is no name left for the texts')
  return free
}
