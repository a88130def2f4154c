import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { PreviewServer } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Application } from '../examples/support/application.js'
import { chromiumPath, launch } from './support/browser.js'
import { serveBuilt } from './support/site.js'

const FILES = {
  'index.html': '<!doctype html><title>Tabs</title><script type="module" src="/src/main.js"></script>',
  'vite.config.js': `export default {
    optimizeDeps: { exclude: ['@electric-sql/pglite'] }, worker: { format: 'es' }, build: { target: 'es2022' } }`,
  'src/worker.js': `
    import { PGlite } from '@electric-sql/pglite'
    import { worker } from '@electric-sql/pglite/worker'
    worker({ init: ({ dataDir }) => PGlite.create(dataDir) })`,
  'src/main.js': `
    import { PGliteWorker } from '@electric-sql/pglite/worker'
    import { trickle } from '@pgtrickle/pglite-lite'
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
    const pg = await PGliteWorker.create(worker, { dataDir: 'idb://tabs', extensions: { trickle } })
    const told = []
    let subscription
    Object.assign(globalThis, {
      run: (sql) => pg.exec(sql).then((results) => results.at(-1)?.rows),
      create: () => pg.trickle.createStreamTable('totals', 'SELECT region, count(*) AS n FROM orders GROUP BY region'),
      follow: async () => {
        subscription = await pg.trickle.subscribe('totals', ({ initial, changes }) => told.push({
          initial, changes: changes.map(({ type, before, after }) => [type, (after ?? before).region, before?.n, after?.n].join(' ')).sort(),
        }))
      },
      leave: () => subscription.unsubscribe(),
      told: () => told.splice(0),
      rows: () => subscription.rows.map(({ region, n }) => region + ' ' + n).sort(),
      leads: () => pg.isLeader,
    })`,
}

type Event = { initial: boolean; changes: string[] }

const SETUP = `
  DROP SCHEMA IF EXISTS pgtrickle CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public;
  CREATE TABLE orders (id int PRIMARY KEY, region text);
  INSERT INTO orders VALUES (1, 'EU')`

describe.skipIf(!chromiumPath)('tabs that share a worker', { timeout: 120_000 }, () => {
  let server: PreviewServer
  let address: string
  let browser: Browser
  let context: BrowserContext
  const complaints: string[] = []

  beforeAll(async () => {
    const application = await Application.create('worker')
    await application.write(FILES)
    ;[{ server, address }, browser] = await Promise.all([serveBuilt(application.folder), launch()])
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  beforeEach(async () => {
    context = await browser.newContext()
    complaints.splice(0)
  })

  afterEach(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })

  async function open(): Promise<Page> {
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(address)
    await page.waitForFunction('globalThis.run !== undefined')
    return page
  }

  const call = <Result>(page: Page, code: string) => page.evaluate<Result>(code)
  const run = (page: Page, sql: string) => call<unknown[]>(page, `run(${JSON.stringify(sql)})`)
  const told = (page: Page) => call<Event[]>(page, 'told()')
  const rows = (page: Page) => call<string[]>(page, 'rows()')
  const listeners = async (page: Page) =>
    (await run(page, 'SELECT cardinality(listeners) AS n FROM pgtrickle.pgt_publications')) as { n: number }[]

  async function three(): Promise<[Page, Page, Page]> {
    const pages: [Page, Page, Page] = [await open(), await open(), await open()]
    await run(pages[0], SETUP)
    await call(pages[0], 'create()')
    for (const page of pages) await call(page, 'follow()')
    for (const page of pages) {
      expect(await told(page)).toEqual([{ initial: true, changes: ['insert EU  1'] }])
    }
    return pages
  }

  it('are all told of what any of them changes, once', async () => {
    const pages = await three()
    expect(await listeners(pages[0])).toEqual([{ n: 3 }])
    for (const [index, page] of pages.entries()) {
      await run(
        page,
        `BEGIN; INSERT INTO orders VALUES (${index + 10}, 'US'); INSERT INTO orders VALUES (${index + 20}, 'EU'); COMMIT`,
      )
      const us = index === 0 ? 'insert US  1' : `update US ${index} ${index + 1}`
      const expected = [{ initial: false, changes: [us, `update EU ${index + 1} ${index + 2}`].sort() }]
      for (const other of pages) await expect.poll(() => told(other)).toEqual(expected)
    }
    await run(pages[1], "INSERT INTO orders SELECT n, 'many ' || n FROM generate_series(1000, 5999) AS n")
    for (const page of pages) {
      await expect.poll(() => rows(page)).toHaveLength(5002)
      expect((await told(page)).map(({ changes }) => changes.length)).toEqual([5000])
    }
  })

  it('are not silenced by one that leaves or is closed, which is forgotten', async () => {
    const [one, two, third] = await three()
    await call(two, 'leave()')
    expect(await listeners(one)).toEqual([{ n: 2 }])
    await run(two, 'INSERT INTO orders VALUES (2, NULL)')
    await expect.poll(() => told(one)).toEqual([{ initial: false, changes: ['insert   1'] }])
    await expect.poll(() => told(third)).toEqual([{ initial: false, changes: ['insert   1'] }])
    expect(await told(two)).toEqual([])
    await third.close()
    await call(two, 'follow()')
    expect(await told(two)).toEqual([{ initial: true, changes: ['insert   1', 'insert EU  1'] }])
    expect(await listeners(one)).toEqual([{ n: 2 }])
    await call(one, 'leave()')
    await call(two, 'leave()')
    expect(await listeners(one)).toEqual([])
    expect(await run(one, 'SELECT pg_listening_channels()')).toEqual([])
  })

  it('lose nothing when the leader goes', async () => {
    const [one, two, third] = await three()
    expect(await call(one, 'leads()')).toBe(true)
    await one.close()
    // What is under way while the leader changes fails, says PGlite, and is to be tried again.
    const insert = () => run(third, "INSERT INTO orders VALUES (2, 'EU') ON CONFLICT DO NOTHING")
    await insert().catch(insert)
    for (const page of [two, third]) {
      await expect.poll(() => rows(page), { timeout: 20_000 }).toEqual(['EU 2'])
    }
    await run(two, "INSERT INTO orders VALUES (3, 'US')")
    for (const page of [two, third]) {
      await expect.poll(() => rows(page)).toEqual(['EU 2', 'US 1'])
      const events = await told(page)
      expect(events.some(({ initial }) => initial)).toBe(false)
      expect(events.flatMap(({ changes }) => changes)).toEqual(['update EU 1 2', 'insert US  1'])
    }
    expect(await listeners(two)).toEqual([{ n: 2 }])
  })
})
