// Hunts for a wrong answer: random schemas, queries and statements on a real PGlite, each stream table compared with its
// query after every statement. `npm run hunt -- --minutes 30 [--seed 1] [--sequences 1000] [--finds 5] [--shrink 60]`.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { shrink } from './shrink/index.mjs'

const directory = fileURLToPath(new URL('..', import.meta.url))
const number = { type: /** @type {const} */ ('string') }
const { values } = parseArgs({
  options: { minutes: number, seed: number, sequences: number, finds: number, shrink: number },
})

/** @type {import('esbuild').Plugin} */
const shrinkJava = {
  name: 'shrink-java',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]trickle\.js$/ }, async ({ path }) => ({
      contents: await shrunk(await readFile(path, 'utf8')),
    }))
  },
}

/**
 * The Java module as it is published. That takes longer than many sequences do, so it is kept.
 *
 * @param {string} code
 */
async function shrunk(code) {
  const file = `${directory}target/hunt-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.js`
  if (!existsSync(file)) await writeFile(file, shrink(code))
  return await readFile(file, 'utf8')
}

const outfile = `${directory}target/hunt-${process.pid}.mjs`
await mkdir(`${directory}target`, { recursive: true })
await build({
  absWorkingDir: directory,
  entryPoints: ['test/hunt/support/hunt.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  plugins: [shrinkJava],
})
/** @type {typeof import('../test/hunt/support/hunt.js')} */
const { hunt } = await import(pathToFileURL(outfile).href)

const started = Date.now()
const live = process.stdout.isTTY
let shown = 0

/** @param {import('../test/hunt/support/run.js').Tally} tally */
const line = (tally) =>
  `${((Date.now() - started) / 60_000).toFixed(1)} min, ${tally.sequences} sequences, ${tally.statements} statements (${tally.failed} failed), ` +
  `${tally.queries} queries (${tally.refused} refused, ${tally.rejected} not SQL), ${tally.comparisons} comparisons, ` +
  `${tally.divergences} divergences, ${tally.internals} INTERNAL`

const { tally, scripts } = await hunt({
  seed: Number(values.seed ?? 1),
  sequences: Number(values.sequences ?? Number.POSITIVE_INFINITY),
  minutes: Number(values.minutes ?? (values.sequences ? Number.POSITIVE_INFINITY : 30)),
  finds: Number(values.finds ?? 10),
  shrinkSeconds: Number(values.shrink ?? 90),
  progress(counts, seed) {
    if (live) process.stdout.write(`\r${line(counts)}`)
    else if (Date.now() - shown > 15_000) console.log(`${line(counts)} (seed ${seed})`)
    else return
    shown = Date.now()
  },
  broken(seed, error) {
    console.log(`\nseed ${seed}: the hunt itself fails: ${error.message}`)
  },
  found(script) {
    console.log(`\n${script}\n`)
  },
})
for (const [title, counts] of /** @type {const} */ ([
  ['Refused', tally.refusals],
  ['Not SQL', tally.rejections],
])) {
  console.log(`\n${title}:`)
  const most = [...counts].sort(([, one], [, other]) => other - one).slice(0, 25)
  for (const [what, count] of most) console.log(`${String(count).padStart(6)} ${what}`)
}
console.log(`\n${line(tally)}`)
process.exitCode = scripts.length > 0 || tally.divergences + tally.internals > 0 ? 1 : 0
