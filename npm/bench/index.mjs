// Measures what stream tables cost and gain. All variants of a figure take turns in one run, as the machine's speed
// drifts by more than they differ; medians are printed. --quick takes fewer samples, --json <file> keeps the figures.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { measureCreate } from './create.mjs'
import { measureInsert } from './insert.mjs'
import { measureLive } from './live.mjs'
import { progress, table } from './report.mjs'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
})
const samples = values.quick ? { insert: 60, live: 10, create: 2 } : { insert: 400, live: 60, create: 7 }

const insert = await measureInsert(10_000, samples.insert, progress('INSERT of one row'))
const live = await measureLive(10_000, samples.live, progress('INSERT until the result is read'))
const create = await measureCreate(100_000, samples.create, progress('create over 100,000 rows'))

table('INSERT of one row at 10,000 rows, µs', insert, ['median', 'over bare'])
table('INSERT until the new result is read at 10,000 rows, ms', live, ['incrementalQuery', 'stream table', 'ratio'])
table('Create over 100,000 rows, ms', create, ['CREATE TABLE AS', 'stream table', 'ratio'])

if (values.json) {
  const environment = { node: process.version, platform: `${process.platform} ${process.arch}`, samples }
  await writeFile(values.json, `${JSON.stringify({ environment, insert, live, create }, null, 2)}\n`)
}
