import { rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

const QUERY = /^(SELECT|WITH|DROP|CREATE|INSERT|UPDATE|DELETE)\b[\s\S]*\n/
const SLOT = /\{\w+\}/
/** Constants and quoted names stay as they are, with their line breaks. */
const PARTS = /'[^']*'|"[^"]*"|\s*\n\s*(?=\S)/g

/**
 * Joins the lines of the statements that nobody reads, which are all but templates, and keeps long texts that are used
 * more than once in one place.
 *
 * @param {string} code
 */
export function shortenTexts(code) {
  const source = new Source(code)
  /** @type {Map<string, number>} */
  const uses = new Map()
  walk(source.tree, (node) => {
    if (isLong(node)) uses.set(node.value, (uses.get(node.value) ?? 0) + 1)
  })
  const repeated = [...uses].filter(([, count]) => count > 1).map(([text]) => text)
  const kept = repeated.map((text, index) => `let $text${index} = ${JSON.stringify(joinLines(text))};\n`)
  const shorter = rewrite(
    code,
    (node) => {
      if (node.type !== 'Literal' || typeof node.value !== 'string') return undefined
      const index = repeated.indexOf(node.value)
      return index < 0 ? JSON.stringify(joinLines(node.value)) : `$text${index}`
    },
    source.tree,
  )
  return kept.join('') + shorter
}

/** @param {Node} node */
function isLong(node) {
  return node.type === 'Literal' && typeof node.value === 'string' && node.value.length > 40
}

/** @param {string} text */
function joinLines(text) {
  if (!QUERY.test(text) || SLOT.test(text)) return text
  if (text.includes('--')) throw new Error(`a query has a comment: ${text}`)
  return text.replaceAll(PARTS, (part, offset) => {
    if (/^['"]/.test(part)) return part
    // SQL joins constants on consecutive lines, and only those
    return text[offset - 1] === "'" && text[offset + part.length] === "'" ? '\n' : ' '
  })
}
