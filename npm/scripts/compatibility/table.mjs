// The README's table of versions, made from what was recorded.

const BEGIN = '<!-- compatibility:begin -->\n'
const END = '<!-- compatibility:end -->'

/** @typedef {import('./run.mjs').Outcome} Outcome */

/** @param {readonly Outcome[]} outcomes */
export const tableOf = (outcomes) =>
  [
    '| PGlite | PostgreSQL | tests | passed | failed | skipped |',
    '|---|---|---|--:|--:|--:|',
    ...outcomes.map(
      ({ pglite, postgres, tests, passed, failed, skipped }) =>
        `| ${pglite} | ${postgres} | ${tests} | ${passed} | ${failed} | ${skipped} |`,
    ),
    '',
  ].join('\n')

/**
 * The README with this table in the place of the one it has.
 *
 * @param {string} readme
 * @param {string} table
 */
export function withTable(readme, table) {
  const begin = readme.indexOf(BEGIN)
  const end = readme.indexOf(END)
  if (begin < 0 || end < begin) throw new Error('README.md has no table of versions')
  return readme.slice(0, begin + BEGIN.length) + table + readme.slice(end)
}
