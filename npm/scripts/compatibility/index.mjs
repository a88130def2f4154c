// Runs the tests against several versions of PGlite, each in a copy of the repository.
//
//   npm run compatibility                     all versions, all tests
//   npm run compatibility -- 0.4.6            these versions, all tests
//   npm run compatibility -- 0.4.6 test/api   these versions and these tests
//   npm run compatibility -- --quick          the two oldest versions, the tests of the API, and the matrix on the oldest
//   npm run compatibility -- --quick 0.5.14   these versions, what a quick run takes of them
//
// What all tests came to is written into docs/compatibility.json and the README's table; --record writes others there.
import { readFile, writeFile } from 'node:fs/promises'
import { run } from './run.mjs'
import { stage } from './stage.mjs'
import { tableOf, withTable } from './table.mjs'
import { QUICK, quickTests, VERSIONS } from './versions.mjs'

const file = (/** @type {string} */ path) => new URL(`../../../${path}`, import.meta.url)

const words = process.argv.slice(2)
const quick = words.includes('--quick')
const named = words.filter((word) => !word.startsWith('-'))
const versions = named.filter((word) => /^\d/.test(word))
const tests = named.filter((word) => !versions.includes(word))
if (versions.length === 0) versions.push(...(quick ? QUICK.keys() : VERSIONS))

/** @type {import('./run.mjs').Outcome[]} */
const outcomes = []
for (const version of versions) {
  const outcome = await run(version, await stage(version), quick ? quickTests(version) : tests)
  outcomes.push(outcome)
  if ((!quick && tests.length === 0) || words.includes('--record')) await record(outcome)
}
console.log(`\n${tableOf(outcomes)}`)
if (outcomes.some(({ failed, passed }) => failed > 0 || passed === 0)) process.exitCode = 1

/** @param {import('./run.mjs').Outcome} outcome */
async function record(outcome) {
  /** @type {import('./run.mjs').Outcome[]} */
  const recorded = JSON.parse(await readFile(file('docs/compatibility.json'), 'utf8'))
  const all = VERSIONS.flatMap((version) =>
    [outcome, ...recorded].filter(({ pglite }) => pglite === version).slice(0, 1),
  )
  await writeFile(file('docs/compatibility.json'), `${JSON.stringify(all, null, 2)}\n`)
  await writeFile(file('README.md'), withTable(await readFile(file('README.md'), 'utf8'), tableOf(all)))
}
