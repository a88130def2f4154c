import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { PreviewServer } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Application } from '../examples/support/application.js'
import { chromiumPath, eventually, launch } from './support/browser.js'
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
    const known = new Map()
    const wrong = []
    let subscription
    // Somebody who learns of nothing but changes.
    const learn = ({ key, before, after }) => {
      if (known.get(key) !== before) wrong.push(key)
      if (after) known.set(key, after)
      else known.delete(key)
    }
    const text = ({ region, n }) => region + ' ' + n
    Object.assign(globalThis, {
      run: (sql) => pg.exec(sql).then((results) => results.at(-1)?.rows),
      // What is under way while the leader changes fails or never ends: then it is tried again.
      persist: async (sql) => {
        for (;;) {
          let forget
          const moved = new Promise((resolve) => { forget = pg.onLeaderChange(() => resolve('moved')) })
          const outcome = await Promise.race([moved, pg.exec(sql)]).catch(() => 'failed')
          forget()
          if (typeof outcome !== 'string') return
        }
      },
      create: () => pg.trickle.createStreamTable('totals', 'SELECT region, count(*) AS n FROM orders GROUP BY region'),
      follow: async () => {
        known.clear()
        subscription = await pg.trickle.subscribe('totals', ({ initial, changes }) => {
          changes.forEach(learn)
          told.push({
            initial, changes: changes.map(({ type, before, after }) => [type, (after ?? before).region, before?.n, after?.n].join(' ')).sort(),
          })
        })
      },
      leave: () => subscription.unsubscribe(),
      comeAndGo: async () => {
        await pg.trickle.createStreamTable('list', 'SELECT id FROM orders')
        globalThis.came = 0
        const ignore = () => {}
        const again = () => pg.trickle.subscribe('list', ignore).then(({ unsubscribe }) => unsubscribe()).then(() => { globalThis.came++; return again() })
        globalThis.going = again()
      },
      told: () => told.splice(0),
      rows: () => subscription.rows.map(text).sort(),
      learned: () => ({ rows: [...known.values()].map(text).sort(), wrong }),
      locks: async (start) => {
        const { held, pending } = await navigator.locks.query()
        return [...held, ...pending].filter(({ name }) => name.startsWith(start)).length
      },
      leader: async () => (await navigator.locks.query()).held.find(({ name }) => name.startsWith('pglite-election'))?.clientId,
    })`,
}

type Event = { initial: boolean; changes: string[] }

const SETUP = `
  DROP SCHEMA IF EXISTS pgtrickle CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public;
  CREATE TABLE orders (id int PRIMARY KEY, region text);
  INSERT INTO orders VALUES (1, 'EU')`

describe.skipIf(!chromiumPath)('tabs that share a worker', { timeout: 240_000 }, () => {
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
    await page.waitForFunction('globalThis.run !== undefined', undefined, { timeout: 60_000 })
    return page
  }

  const call = <Result>(page: Page, code: string) => page.evaluate<Result>(code)
  const run = (page: Page, sql: string) => call<unknown[]>(page, `run(${JSON.stringify(sql)})`)
  const told = (page: Page) => call<Event[]>(page, 'told()')
  const rows = (page: Page) => call<string[]>(page, 'rows()')
  const learned = (page: Page) => call<{ rows: string[]; wrong: string[] }>(page, 'learned()')
  const leader = (page: Page) => call<string | undefined>(page, 'leader()')
  const listeners = async (page: Page) =>
    (await run(page, 'SELECT cardinality(listeners) AS n FROM pgtrickle.pgt_publications')) as { n: number }[]

  async function follow(tabs: 2): Promise<[Page, Page]>
  async function follow(tabs: 3): Promise<[Page, Page, Page]>
  async function follow(tabs: number): Promise<Page[]> {
    const first = await open()
    const pages = [first]
    while (pages.length < tabs) pages.push(await open())
    await run(first, SETUP)
    await call(first, 'create()')
    for (const page of pages) await call(page, 'follow()')
    for (const page of pages) {
      expect(await told(page)).toEqual([{ initial: true, changes: ['insert EU  1'] }])
    }
    return pages
  }

  it('are all told of what any of them changes, once', async () => {
    const pages = await follow(3)
    expect(await listeners(pages[0])).toEqual([{ n: 3 }])
    for (const [index, page] of pages.entries()) {
      await run(
        page,
        `BEGIN; INSERT INTO orders VALUES (${index + 10}, 'US'); INSERT INTO orders VALUES (${index + 20}, 'EU'); COMMIT`,
      )
      const us = index === 0 ? 'insert US  1' : `update US ${index} ${index + 1}`
      const expected = [{ initial: false, changes: [us, `update EU ${index + 1} ${index + 2}`].sort() }]
      for (const other of pages) await eventually(() => told(other)).toEqual(expected)
    }
    await run(pages[1], "INSERT INTO orders SELECT n, 'many ' || n FROM generate_series(1000, 5999) AS n")
    for (const page of pages) {
      await eventually(() => rows(page)).toHaveLength(5002)
      expect((await told(page)).map(({ changes }) => changes.length)).toEqual([5000])
    }
  })

  it('are not silenced by one that leaves or is closed, which is forgotten', async () => {
    const [one, two, third] = await follow(3)
    await call(two, 'leave()')
    expect(await listeners(one)).toEqual([{ n: 2 }])
    await run(two, 'INSERT INTO orders VALUES (2, NULL)')
    await eventually(() => told(one)).toEqual([{ initial: false, changes: ['insert   1'] }])
    await eventually(() => told(third)).toEqual([{ initial: false, changes: ['insert   1'] }])
    expect(await told(two)).toEqual([])
    await third.close()
    await eventually(() => call(one, "locks('__pgt')")).toBe(2)
    await call(two, 'follow()')
    expect(await told(two)).toEqual([{ initial: true, changes: ['insert   1', 'insert EU  1'] }])
    expect(await listeners(one)).toEqual([{ n: 2 }])
    await call(one, 'leave()')
    await call(two, 'leave()')
    expect(await listeners(one)).toEqual([])
    expect(await run(one, 'SELECT pg_listening_channels()')).toEqual([])
  })

  it('lose nothing when the leader goes', async () => {
    const [one, two, third] = await follow(3)
    const first = await leader(third)
    await one.close()
    await call(third, `persist("INSERT INTO orders VALUES (2, 'EU') ON CONFLICT DO NOTHING")`)
    for (const page of [two, third]) await eventually(() => rows(page)).toEqual(['EU 2'])
    expect(await leader(third)).not.toBe(first)
    await run(two, "INSERT INTO orders VALUES (3, 'US')")
    await agree([two, third], ['EU 2', 'US 1'])
    expect(await listeners(two)).toEqual([{ n: 2 }])
  })

  it('lose nothing when the leader goes while one subscribes and unsubscribes', async () => {
    const [one, two] = await follow(2)
    await call(two, 'comeAndGo()')
    const came = () => call<number>(two, 'came')
    const comes = async () => {
      const before = await came()
      await eventually(came).toBeGreaterThan(before + 1)
    }
    await comes()
    await one.close()
    await comes()
    await run(two, "INSERT INTO orders VALUES (2, 'EU')")
    await agree([two], ['EU 2'])
  })

  /** Waits until these rows have come; what was told by then leads to them without a gap, from one first call. */
  async function agree(pages: readonly Page[], expected: string[]): Promise<void> {
    for (const page of pages) {
      await eventually(() => rows(page)).toEqual(expected)
      expect(await learned(page)).toEqual({ rows: expected, wrong: [] })
      expect((await told(page)).filter(({ initial }) => initial)).toEqual([])
    }
  }
})
