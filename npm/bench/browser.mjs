import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { progress, timing } from './report.mjs'
import { rounds, Times } from './rounds.mjs'
import { fill, pattern, SCHEMA, statements } from './shop.mjs'

/** Each statement waits for IndexedDB, so there are few of them. */
const PATTERNS = ['filter', 'aggregate, 20 groups', 'join']

const PAGE = new URL('../target/bench-page/', import.meta.url)

const CODE = `
  import { PGlite } from '@electric-sql/pglite'
  import { trickle } from '@pgtrickle/pglite-lite'
  const databases = {}
  globalThis.open = async (name, setup, tables) => {
    const pg = databases[name] = await PGlite.create('idb://' + name, { extensions: { trickle } })
    await pg.exec(setup)
    for (const [table, query] of tables) await pg.trickle.createStreamTable(table, query)
  }
  globalThis.run = async (name, sql, parameters) => {
    const start = performance.now()
    await databases[name].query(sql, parameters)
    return (performance.now() - start) * 1000
  }
  globalThis.ready = true`

/** @param {string} dist */
async function serve(dist) {
  const root = fileURLToPath(PAGE)
  await mkdir(root, { recursive: true })
  await writeFile(new URL('index.html', PAGE), '<!doctype html><script type="module" src="/main.js"></script>')
  await writeFile(new URL('main.js', PAGE), CODE)
  /** @type {import('vite').InlineConfig} */
  const options = {
    root,
    configFile: false,
    logLevel: 'error',
    build: { target: 'es2022' },
    resolve: { alias: { '@pgtrickle/pglite-lite': fileURLToPath(new URL('index.js', dist)) } },
    preview: { host: '127.0.0.1', port: 0 },
  }
  await build(options)
  return await preview(options)
}

/**
 * Single-row statements on a database in IndexedDB, in headless Chromium, with stream tables and without. PGlite stores
 * what changed after each. Gives no section where there is no Chromium.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {string} dist
 */
export async function measureBrowser(rows, samples, dist) {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) return { sections: [] }
  const server = await serve(dist)
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--disable-background-networking'] })
  /** @type {import('./report.mjs').Row[]} */
  const lines = []
  for (const name of PATTERNS) {
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    await page.waitForFunction('globalThis.ready')
    const contenders = ['bare', 'ours'].map((kind) => ({ kind, database: `${kind}-${PATTERNS.indexOf(name)}` }))
    for (const { kind, database } of contenders) {
      const setup = `${SCHEMA}${fill(rows)}`
      await page.evaluate(`open(...${JSON.stringify([database, setup, kind === 'ours' ? pattern(name).tables : []])})`)
    }
    const times = new Times()
    await rounds(
      contenders,
      samples,
      progress(`IndexedDB: ${name}`),
      async ({ database }, id) => {
        /** @type {Record<string, number>} */
        const took = {}
        for (const [piece, statement] of Object.entries(statements(id, rows))) {
          took[piece] = Number(await page.evaluate(`run(...${JSON.stringify([database, ...statement])})`))
        }
        return took
      },
      rows + 1,
      ({ kind }, piece, took) => times.add(kind, piece, took),
    )
    const ratio = (/** @type {string} */ piece) =>
      timing(times.of('ours', piece)).median / timing(times.of('bare', piece)).median
    lines.push({
      name,
      cells: [
        ...Object.keys(statements(1, rows)).map(ratio),
        timing(times.of('bare', 'INSERT')).median / 1000,
        timing(times.of('ours', 'INSERT')).median / 1000,
        timing(times.of('ours', 'INSERT')).p95 / 1000,
      ],
    })
    await page.close()
  }
  await browser.close()
  await server.close()
  /** @type {import('./report.mjs').Section[]} */
  const sections = [
    {
      id: 'indexeddb',
      title: `IndexedDB in Chromium, ${rows.toLocaleString('en')} orders: times the bare statement`,
      columns: [...Object.keys(statements(1, rows)), 'bare INSERT, ms', 'INSERT, ms', 'p95, ms'],
      rows: lines,
      note: 'PGlite writes the changed pages of its files to IndexedDB before a statement ends.',
    },
  ]
  return { sections }
}
