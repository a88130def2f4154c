// Measures what stream tables cost and gain. All contenders of a figure take turns in one run, as the machine's speed
// drifts by more than they differ.
//   --quick        one size, few samples
//   --full         all sizes; writes docs/performance.md and its pictures
//   --only <ids>   some of: profile, single, latency, batches, create, growth, start
//   --against <d>  another build beside this one, as dist directories with commas between them
//   --json <file>  keeps the figures
//   --check        fails where a figure is worse than what the project set out with
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { measureBatches } from './batch.mjs'
import { measureCreate } from './create.mjs'
import { writeDocument } from './document.mjs'
import { measureGrowth } from './growth.mjs'
import { measureLatency, SLOW } from './latency.mjs'
import { measureProfile } from './profile.mjs'
import { printed } from './report.mjs'
import { DIST } from './shop.mjs'
import { measureSingle } from './single.mjs'
import { measureStart } from './start.mjs'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    only: { type: 'string', default: 'profile,single,latency,batches,create,growth,start' },
    against: { type: 'string', default: '' },
    json: { type: 'string' },
  },
})
const size = values.quick
  ? {
      sizes: [10_000],
      single: 60,
      latency: { fast: 60, slow: 8 },
      batches: 1,
      rows: 20_000,
      create: 1,
      profile: 25,
      growth: 24,
    }
  : {
      sizes: [10_000],
      single: 400,
      latency: { fast: 200, slow: 20 },
      batches: 3,
      rows: 100_000,
      create: 5,
      profile: 150,
      growth: 120,
    }
if (values.full) size.sizes = [1000, 10_000, 100_000, 1_000_000]

/** @type {Record<string, string>} */
const dists = { ours: DIST }
for (const path of values.against.split(',').filter(Boolean)) dists[path] = pathToFileURL(`${resolve(path)}/`).href

/** @type {import('./report.mjs').Section[]} */
const sections = []
/** @type {Record<string, Record<string, number>>} */
let ratios = {}
/** @type {Record<string, Record<string, number>>} */
let medians = {}
const take = (/** @type {{ sections: import('./report.mjs').Section[] }} */ measured) => {
  for (const section of measured.sections) {
    sections.push(section)
    console.log(printed(section))
  }
}
const wanted = values.only.split(',')

if (wanted.includes('profile')) take(await measureProfile(10_000, size.profile, DIST))
for (const rows of size.sizes) {
  if (wanted.includes('single')) {
    const measured = await measureSingle(rows, size.single, { dists })
    if (rows === 10_000) ratios = measured.ratios
    take(measured)
  }
  if (wanted.includes('latency')) {
    const measured = await measureLatency(rows, {
      ...size.latency,
      ...(values.quick ? { patterns: ['filter', 'aggregate, 20 groups', 'join'] } : {}),
      without: rows > 100_000 ? SLOW : values.quick ? ['db-ivm, told', 'live.changes', 'live.query'] : [],
    })
    if (rows === 10_000) medians = measured.medians
    take(measured)
  }
}
if (wanted.includes('batches')) take(await measureBatches(size.rows, size.batches, dists, !values.quick))
if (wanted.includes('create')) take(await measureCreate(size.rows, size.create, dists))
if (wanted.includes('growth')) take(await measureGrowth(size.rows, size.growth, DIST))
if (wanted.includes('start')) take(await measureStart(10_000, size.growth, DIST))

/** @param {string} name */
const version = (name) =>
  JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version
const environment = {
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  'Node.js': process.version,
  PGlite: version('@electric-sql/pglite'),
  pg_ivm: version('@electric-sql/pglite-pg_ivm'),
  'db-ivm': version('@tanstack/db-ivm'),
  on: `${cpus()[0]?.model ?? process.arch} (${cpus().length} cores, ${process.platform})`,
  at: new Date().toISOString().slice(0, 10),
}
if (values.json)
  await writeFile(values.json, `${JSON.stringify({ environment, sections, ratios, medians }, null, 2)}\n`)
if (values.full) await writeDocument({ environment, sections, ratios, medians })

if (values.check) {
  for (const [name, told] of Object.entries(medians)) {
    const share = (/** @type {string} */ ours, /** @type {string} */ other) =>
      (told[ours] ?? Number.NaN) / (told[other] ?? Number.NaN)
    for (const [what, reached, limit] of /** @type {[string, number, number][]} */ ([
      ['a statement against pg_ivm', share('ours, statement', 'pg_ivm, statement'), 0.5],
      ['until it is known against live.incrementalQuery', share('ours, subscriber told', 'live.incrementalQuery'), 0.1],
    ])) {
      const fails = !(reached <= limit)
      console.log(
        `${fails ? 'FAIL' : 'ok  '} ${name}: ${what}: ${Math.round(reached * 100)} % of at most ${limit * 100} %`,
      )
      if (fails) process.exitCode = 1
    }
  }
}
process.exit()
