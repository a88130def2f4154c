// Measures what stream tables cost and gain. All contenders of a figure take turns in one run, as the machine's speed
// drifts by more than they differ.
//   --quick        one size, few samples; single rows and latency unless --only names others
//   --full         all sizes; keeps the figures in docs/performance.json, and writes docs/performance.md and its pictures;
//                  with --only, the other figures stay as they were measured
//   --only <ids>   some of: profile, single, constructs, ivm, latency, publish, batches, create, growth, start, browser
//   --sizes <n>    how many orders, with commas between them, instead of those of the mode
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
import { measureBrowser } from './browser.mjs'
import { measureCreate } from './create.mjs'
import { keep } from './document.mjs'
import { measureGrowth } from './growth.mjs'
import { measureIvm } from './ivm.mjs'
import { measureLatency, SLOW } from './latency.mjs'
import { measureProfile } from './profile.mjs'
import { measurePublishing } from './publish.mjs'
import { printed } from './report.mjs'
import { CONSTRUCTS, DIST, PATTERNS, SINGLE } from './shop.mjs'
import { measureSingle } from './single.mjs'
import { measureStart } from './start.mjs'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    only: { type: 'string' },
    sizes: { type: 'string' },
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
      latency: { fast: 200, slow: 12 },
      batches: 2,
      rows: 100_000,
      create: 5,
      profile: 150,
      growth: 120,
    }
if (values.full) size.sizes = [10_000, 100_000, 1000, 1_000_000]
if (values.sizes) size.sizes = values.sizes.split(',').map(Number)

/** @type {Record<string, string>} */
const dists = { ours: DIST }
for (const path of values.against.split(',').filter(Boolean)) dists[path] = pathToFileURL(`${resolve(path)}/`).href

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
/** @type {import('./report.mjs').Section[]} */
const sections = []
const take = async (/** @type {{ sections: import('./report.mjs').Section[] }} */ measured) => {
  for (const section of measured.sections) {
    sections.push(section)
    console.log(printed(section))
  }
  if (values.full) await keep({ environment, sections: measured.sections })
}
const all = 'profile,single,constructs,ivm,latency,publish,batches,create,growth,start,browser'
const wanted = (values.only ?? (values.quick ? 'single,latency' : all)).split(',')

if (wanted.includes('profile')) await take(await measureProfile(10_000, size.profile, DIST))
/** What is measured at several sizes. */
const measureSize = async (/** @type {number} */ rows) => {
  const huge = rows > 100_000
  if (wanted.includes('single')) {
    await take(await measureSingle(rows, size.single, { dists, patterns: huge ? SINGLE : Object.keys(PATTERNS) }))
  }
  if (wanted.includes('constructs') && rows >= 10_000 && !huge) {
    await take(await measureSingle(rows, size.single, { dists, patterns: Object.keys(CONSTRUCTS), id: 'constructs' }))
  }
  const some = ['filter', 'aggregate, 20 groups', 'join']
  if (wanted.includes('ivm') && rows === 10_000) {
    await take(await measureIvm(rows, size.single, values.quick ? some : SINGLE))
  }
  if (wanted.includes('latency')) {
    const without = huge
      ? SLOW
      : values.quick
        ? ['db-ivm, told', 'live.changes', 'live.query', 'whole query, server']
        : []
    await take(await measureLatency(rows, { ...size.latency, patterns: values.quick || huge ? some : SINGLE, without }))
  }
}
for (const rows of size.sizes) await measureSize(rows)
if (wanted.includes('publish')) await take(await measurePublishing(10_000, size.single, DIST))
if (wanted.includes('batches')) await take(await measureBatches(size.rows, size.batches, dists, !values.quick))
if (wanted.includes('create')) await take(await measureCreate(size.rows, size.create, dists))
if (wanted.includes('growth')) await take(await measureGrowth(size.rows, size.growth, DIST))
if (wanted.includes('start')) await take(await measureStart(10_000, size.growth, DIST))
if (wanted.includes('browser')) await take(await measureBrowser(10_000, size.growth / 8, DIST))

if (values.json) await writeFile(values.json, `${JSON.stringify({ environment, sections }, null, 2)}\n`)

if (values.check) {
  /** @type {[what: string, reached: number, limit: number][]} */
  const figures = []
  for (const { id, columns, rows } of sections) {
    for (const { name, cells } of rows) {
      const cell = (/** @type {string} */ column) => Number(cells[columns.indexOf(column)])
      if (id === 'ivm-10000') figures.push([`${name}: statements against pg_ivm`, cell('all three'), 0.5])
      if (id === 'latency-10000') {
        const share = cell('ours, subscriber told') / cell('live.incrementalQuery')
        figures.push([`${name}: until it is known against live.incrementalQuery`, share, 0.1])
      }
    }
  }
  if (figures.length === 0) throw new Error('--check needs the parts ivm and latency')
  for (const [what, reached, limit] of figures) {
    const fails = !(reached <= limit)
    console.log(`${fails ? 'FAIL' : 'ok  '} ${what}: ${Math.round(reached * 100)} % of at most ${limit * 100} %`)
    if (fails) process.exitCode = 1
  }
}
process.exit()
