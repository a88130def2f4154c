import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Results } from '@electric-sql/pglite'
import type { BrowserContext, Page } from 'playwright-core'
import type { PreviewServer } from 'vite'
import type { TrickleNamespace } from '../../../src/index.js'
import { Application } from '../../examples/support/application.js'
import type { Session } from '../../support/database.js'
import { launchWithProfile } from './browser.js'
import { serveBuilt } from './site.js'

const FILES = {
  'index.html': '<!doctype html><title>Storage</title><script type="module" src="/src/main.js"></script>',
  'vite.config.js': `export default {
    optimizeDeps: { exclude: ['@electric-sql/pglite'] }, worker: { format: 'es' }, build: { target: 'es2022' } }`,
  'src/main.js': `
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
    const answers = new Map()
    worker.onmessage = ({ data: { id, value, error, committed } }) => {
      if (committed) globalThis.committed(committed)
      else if (error) answers.get(id).reject(new Error(error))
      else answers.get(id).resolve(value)
    }
    let last = 0
    globalThis.call = (object, method, ...parameters) => new Promise((resolve, reject) => {
      answers.set(++last, { resolve, reject })
      worker.postMessage({ id: last, object, method, parameters })
    })`,
  // A page that is gone may leave its worker at work for a moment: hence the lock.
  'src/worker.js': `
    import { PGlite } from '@electric-sql/pglite'
    import { trickle } from '@pgtrickle/pglite-lite'
    import { make, write } from './shop.mjs'
    let pg
    const locked = (name) => new Promise((granted) => {
      navigator.locks.request(name, () => { granted(); return new Promise(() => {}) })
    })
    const program = {
      open: async (dataDir, extended) => {
        await locked(dataDir)
        pg = await PGlite.create(dataDir, { extensions: extended ? { trickle } : {} })
      },
      make: () => make(pg),
      write: async (seed) => { write(pg, seed, (committed) => postMessage({ committed })) },
    }
    onmessage = async ({ data: { id, object, method, parameters } }) => {
      try {
        postMessage({ id, value: await { program, pg, trickle: pg?.trickle }[object][method](...parameters) })
      } catch (error) {
        postMessage({ id, error: String(error) })
      }
    }`,
}

/** A site whose page has a database in a worker, and a browser that keeps it when it is closed. */
export class Storage {
  private constructor(
    private readonly folder: string,
    private readonly site: { server: PreviewServer; address: string },
    private browser: BrowserContext | undefined,
  ) {}

  /** Builds and serves the site. */
  static async create(): Promise<Storage> {
    const application = await Application.create('storage')
    const shop = await readFile(new URL('../../crash/shop.mjs', import.meta.url), 'utf8')
    await application.write({ ...FILES, 'src/shop.mjs': shop })
    const site = await serveBuilt(application.folder)
    return new Storage(await mkdtemp(join(tmpdir(), 'pglite-lite-profile-')), site, undefined)
  }

  /** A page, in a browser that is started if there is none. */
  async page(): Promise<Page> {
    this.browser ??= await launchWithProfile(this.folder)
    const page = await this.browser.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(this.site.address)
    return page
  }

  /** Ends the browser, as somebody who closes it does. */
  async closeBrowser(): Promise<void> {
    await this.browser?.close()
    this.browser = undefined
  }

  /** Ends the process of a page. */
  async crash(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page)
    const crashed = new Promise((resolve) => page.once('crash', resolve))
    session.send('Page.crash').catch(() => undefined)
    await crashed
    await page.close()
  }

  /** Ends all of the browser's processes at once, as a device that goes off does. */
  async killBrowser(): Promise<void> {
    const browser = this.browser
    if (!browser) throw new Error('There is no browser')
    this.browser = undefined
    const session = await browser.browser()?.newBrowserCDPSession()
    const processes = (await session?.send('SystemInfo.getProcessInfo'))?.processInfo
    const closed = new Promise((resolve) => browser.once('close', resolve))
    process.kill(processes?.find(({ type }) => type === 'browser')?.id ?? Number.NaN, 'SIGKILL')
    await closed
  }

  async remove(): Promise<void> {
    await this.closeBrowser()
    await this.site.server.close()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** The database in the worker of a page. */
export class StoredDatabase implements Session {
  private constructor(private readonly page: Page) {}

  /** Opens it, with or without the extension. */
  static async open(page: Page, dataDir: string, extended: boolean): Promise<StoredDatabase> {
    const database = new StoredDatabase(page)
    await page.waitForFunction('globalThis.call !== undefined')
    await database.call('program', 'open', dataDir, extended)
    return database
  }

  readonly query = <Row>(query: string, parameters: unknown[] = []) =>
    this.call<Results<Row>>('pg', 'query', query, parameters)

  readonly exec = (script: string) => this.call<Results[]>('pg', 'exec', script)

  /** Calls one of the functions of the extension. */
  trickle<Name extends keyof TrickleNamespace>(method: Name, ...parameters: string[]) {
    return this.call<Awaited<ReturnType<TrickleNamespace[Name]>>>('trickle', method, ...parameters)
  }

  /** Makes the tables that are written to, unless they are there. */
  readonly make = () => this.call('program', 'make')

  /** Begins to write without end; tells the number of each transaction that is committed. */
  async write(seed: number, committed: (number: number) => void): Promise<void> {
    await this.page.exposeFunction('committed', committed)
    await this.call('program', 'write', seed)
  }

  private call<Result>(object: string, method: string, ...parameters: unknown[]): Promise<Result> {
    return this.page.evaluate(`call(${[object, method, ...parameters].map((value) => JSON.stringify(value))})`)
  }
}
