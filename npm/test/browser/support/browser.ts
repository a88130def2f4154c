import { existsSync } from 'node:fs'
import { inspect } from 'node:util'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const usual = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`)

/** Where Chromium is: what CHROMIUM_PATH says, else where Linux packages put it. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? usual.find(existsSync)

if (!chromiumPath) console.warn('No Chromium: browser tests are skipped. Install it, or set CHROMIUM_PATH to it.')

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const OPTIONS = { executablePath: chromiumPath ?? '', headless: true, chromiumSandbox: false, args: QUIET }

/** Starts Chromium without a window. */
export const launch = (): Promise<Browser> => chromium.launch(OPTIONS)

/** Starts Chromium with a profile, which outlives it. */
export const launchWithProfile = (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, OPTIONS)

/** Expects something of what will be the case soon, on a machine that has much else to do. */
export const eventually = <Result>(what: () => Result) => expect.poll(what, { timeout: 60_000 })

/** What a page says while nobody looks. */
export class Console {
  /** What it logged, as Node would print it. */
  readonly logged: Promise<string>[] = []
  /** Its errors and warnings, what it threw, and what it failed to load. */
  readonly complaints: string[] = []

  constructor(page: Page) {
    page.on('console', (message) => {
      if (['error', 'warning', 'assert'].includes(message.type())) this.complaints.push(message.text())
      else this.logged.push(printed(message.args()))
    })
    page.on('pageerror', (error) => this.complaints.push(String(error)))
    page.on('requestfailed', (request) => this.complaints.push(`${request.url()}: ${request.failure()?.errorText}`))
    page.on('response', (response) => {
      if (response.status() >= 400) this.complaints.push(`${response.url()}: ${response.status()}`)
    })
  }
}

async function printed(handles: readonly { jsonValue(): Promise<unknown> }[]): Promise<string> {
  const values = await Promise.all(handles.map((handle) => handle.jsonValue()))
  return values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ')
}
