import { parse } from 'acorn'
import { children } from './shrink/source.mjs'

/** @typedef {import('./shrink/source.mjs').Node} Node */

/** What stands in the module where the script stood. */
export const LATER = '@catalog'

/**
 * Takes the script that installs the catalog out of a module: only the first stream table of a database needs it, and the
 * first call of a newer version.
 *
 * @param {string} code
 * @returns {{ code: string, script: string }}
 */
export function takeOutCatalog(code) {
  /** @type {Node[]} */
  const found = []
  /** @param {Node} node */
  const visit = (node) => {
    const text = node.type === 'TemplateLiteral' && node.quasis.length === 1 ? node.quasis[0].value.cooked : node.value
    if (typeof text === 'string' && text.includes('CREATE SCHEMA pgtrickle;')) found.push({ ...node, value: text })
    for (const child of children(node)) visit(child)
  }
  visit(parse(code, { ecmaVersion: 2022, sourceType: 'module' }))
  const [literal, another] = found
  if (!literal || another) throw new Error(`the catalog's script stands in the module ${found.length} times`)
  return {
    code: `${code.slice(0, literal.start)}"${LATER}"${code.slice(literal.end)}`,
    script: tightened(literal.value),
  }
}

/**
 * The script without the spaces around what separates its words by itself, but for those in literals.
 *
 * @param {string} script
 */
function tightened(script) {
  const parts = script.split(/('[^']*')/)
  return parts.map((part, index) => (index % 2 === 0 ? part.replace(/ ?([(),;=]|<>|\|\|) ?/g, '$1') : part)).join('')
}
