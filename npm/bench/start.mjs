import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { progress, time, timing } from './report.mjs'
import { follow, openShop, SINGLE, statements } from './shop.mjs'

/** @param {string} dist */
const script = (dist) => `
  const started = performance.now()
  const { trickle } = await import(${JSON.stringify(new URL('index.js', dist).href)})
  const imported = performance.now()
  const { PGlite } = await import(${JSON.stringify(import.meta.resolve('@electric-sql/pglite'))})
  const pg = await PGlite.create({ extensions: { trickle } })
  await pg.exec('CREATE TABLE t (id int PRIMARY KEY, k int, v int)')
  const opened = performance.now()
  await pg.trickle.createStreamTable('s', 'SELECT k, sum(v) AS v FROM t GROUP BY k')
  const created = performance.now()
  await pg.trickle.createStreamTable('s2', 'SELECT k, sum(v) AS v FROM t GROUP BY k')
  const again = performance.now()
  console.log(JSON.stringify([imported - started, created - opened, again - created]))`

/**
 * How long it takes to import the package and to create the first stream table, each time in a process of its own, and
 * the same statements where the database is kept in files.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {string} dist
 */
export async function measureStart(rows, samples, dist) {
  const report = progress('start, and databases in files')
  /** @type {number[][]} */
  const starts = []
  for (let sample = 0; sample < Math.min(samples, 9); sample++) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script(dist)], {
      cwd: new URL('..', import.meta.url),
    })
    starts.push(JSON.parse(stdout))
    report(sample, samples, 'start')
  }
  const at = (/** @type {number} */ index) => timing(starts.map((start) => start[index] ?? Number.NaN)).median

  const directory = await mkdtemp(join(tmpdir(), 'trickle-bench-'))
  /** @type {import('./report.mjs').Row[]} */
  const lines = []
  for (const name of SINGLE) {
    const [bare, ours] = await Promise.all(
      ['bare', 'ours'].map((kind) =>
        openShop(rows, { dist, dataDir: join(directory, `${kind}-${SINGLE.indexOf(name)}`) }),
      ),
    )
    if (!bare || !ours) continue
    const before = process.memoryUsage()
    await follow(ours, name)
    const after = process.memoryUsage()
    /** @type {{ bare: number[], ours: number[] }} */
    const times = { bare: [], ours: [] }
    for (let id = rows + 1; id <= rows + samples; id++) {
      const [sql, parameters] = statements(id, rows).INSERT ?? ['', []]
      times.bare.push(await time(() => bare.query(sql, parameters)))
      times.ours.push(await time(() => ours.query(sql, parameters)))
      report(id - rows, samples, name)
    }
    const [plain, stream] = [timing(times.bare).median, timing(times.ours).median]
    lines.push({
      name,
      cells: [
        plain,
        stream,
        stream / plain,
        (after.heapUsed - before.heapUsed) / 1024,
        (after.arrayBuffers + after.external - before.arrayBuffers - before.external) / 1024,
      ],
    })
    await Promise.all([bare.close(), ours.close()])
  }
  await rm(directory, { recursive: true, force: true })
  /** @type {import('./report.mjs').Section[]} */
  const sections = [
    {
      id: 'start',
      title: 'Start, ms',
      columns: ['ms'],
      rows: [
        { name: 'import the package', cells: [at(0)] },
        { name: 'the first createStreamTable, which also creates the catalog', cells: [at(1)] },
        { name: 'the second', cells: [at(2)] },
      ],
    },
    {
      id: 'nodefs',
      title: `A database in files (nodefs), ${rows.toLocaleString('en')} orders`,
      columns: [
        'bare INSERT, µs',
        'INSERT, µs',
        'ratio',
        'JavaScript heap of the create, KB',
        'WASM memory of the create, KB',
      ],
      rows: lines,
    },
  ]
  return { sections }
}
