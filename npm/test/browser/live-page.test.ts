import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { PreviewServer } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Application } from '../examples/support/application.js'
import { Console, chromiumPath, eventually, launch } from './support/browser.js'
import { serveBuilt } from './support/site.js'

/** Where pictures go when TRICKLE_SCREENSHOTS is set: those of the README, and others to look at. */
const PICTURES = '../../../docs/images/'
const OTHER_PICTURES = '../../target/screenshots/'

describe.skipIf(!chromiumPath)('the pages that follow orders', { timeout: 180_000 }, () => {
  let server: PreviewServer
  let address: string
  let browser: Browser
  let context: BrowserContext
  let outputs: Console[]

  beforeAll(async () => {
    const application = await Application.copyOf('examples-vite', 'live-page')
    ;[{ server, address }, browser] = await Promise.all([serveBuilt(application.folder), launch()])
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1120, height: 860 } })
    outputs = []
  })

  afterEach(async () => {
    await context.close()
    expect(outputs.flatMap(({ complaints }) => complaints)).toEqual([])
  })

  async function open(name: string): Promise<Page> {
    const page = await context.newPage()
    page.setDefaultTimeout(90_000)
    outputs.push(new Console(page))
    await page.goto(`${address}${name}.html`)
    return page
  }

  async function openLive(): Promise<Page> {
    const page = await open('live')
    await page.locator('#status', { hasText: 'Ready' }).waitFor()
    await eventually(() => orders(page)).toBeGreaterThanOrEqual(10_000)
    return page
  }

  const number = (text: string | null) => Number((text ?? '').replaceAll(',', ''))
  const orders = async (page: Page) => number(await page.locator('#orders').textContent())
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const pause = async (page: Page) => {
    await button(page, 'Pause').click()
    await page.locator('#status', { hasText: 'all orders are in' }).waitFor()
  }
  const latency = (page: Page, of: 'stream' | 'live') => page.locator(`#${of}-latency`).textContent()

  const regions = (page: Page, label = 'revenue_by_region') =>
    page
      .getByRole('table', { name: label })
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)))

  const sumOf = async (page: Page, label?: string) =>
    (await regions(page, label)).reduce((sum, [, count = '']) => sum + number(count), 0)

  it('follow orders that stream in, show both latencies, and keep the orders over a reload', async () => {
    const page = await openLive()
    expect(await orders(page)).toBe(10_000)
    expect(await regions(page)).toHaveLength(6)
    await page.getByRole('checkbox').check()
    await eventually(() => regions(page, 'live.incrementalQuery')).toHaveLength(6)
    await button(page, 'Start').click()
    await eventually(() => latency(page, 'stream')).toMatch(/^\d+\.\d$/)
    await eventually(() => latency(page, 'live')).toMatch(/^\d+\.\d$/)
    await eventually(() => orders(page)).toBeGreaterThan(10_040)
    if (process.env.TRICKLE_SCREENSHOTS) await takePictures(page, 'live')
    await pause(page)
    const total = await orders(page)
    await eventually(() => sumOf(page, 'live.incrementalQuery')).toBe(total)
    expect(await sumOf(page)).toBe(total)
    await page.getByRole('checkbox').uncheck()
    await page.getByRole('table', { name: 'live.incrementalQuery' }).waitFor({ state: 'hidden' })
    await eventually(() => latency(page, 'live')).toBe('–')
    await page.reload()
    await page.locator('#status', { hasText: 'Ready' }).waitFor()
    await eventually(() => orders(page)).toBe(total)
    await page.getByRole('combobox').selectOption('30,000')
    await eventually(() => orders(page)).toBe(30_000)
    await page.locator('#status', { hasText: 'Ready' }).waitFor()
    expect(await sumOf(page)).toBe(30_000)
  })

  it('are followed by other tabs, also by the page in React', async () => {
    const page = await openLive()
    const react = await open('react')
    await eventually(() => sumOf(react)).toBe(10_000)
    await button(react, 'Insert an order').click()
    await eventually(() => sumOf(react)).toBe(10_001)
    await eventually(() => orders(page)).toBe(10_001)
    expect(await react.locator('tr[data-changed=true]').count()).toBe(1)
    await page.getByRole('slider').fill('3')
    await button(page, 'Start').click()
    await eventually(() => sumOf(react)).toBeGreaterThan(11_000)
    await pause(page)
    const total = await orders(page)
    await eventually(() => sumOf(react)).toBe(total)
    if (process.env.TRICKLE_SCREENSHOTS) {
      await button(react, 'Insert an order').click()
      await eventually(() => sumOf(react)).toBe(total + 1)
      await takePictures(react, 'react')
    }
    await page.close()
    // What is under way while the leader changes fails or is lost, says PGlite, and is to be tried again.
    const inserted = async () => {
      const before = await sumOf(react)
      await button(react, 'Insert an order').click()
      await react.waitForTimeout(500)
      return (await sumOf(react)) - before
    }
    await eventually(inserted).toBe(1)
  })

  it('are usable from the keyboard and on a phone, in light and dark', async () => {
    const page = await openLive()
    await page.getByRole('slider').focus()
    for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowLeft')
    expect(await page.locator('#rate-shown').textContent()).toBe('13')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await eventually(() => orders(page)).toBeGreaterThan(10_001)
    await page.keyboard.press('Space')
    await button(page, 'Start').waitFor()
    await page.setViewportSize({ width: 360, height: 740 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await eventually(() => page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    }
  })

  async function takePictures(page: Page, name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const [suffix, width, height] of [
        ['', 1120, 1010],
        ['-phone', 360, 740],
      ] as const) {
        await page.setViewportSize({ width, height })
        await page.waitForTimeout(2000)
        const folder = name === 'live' && suffix === '' ? PICTURES : OTHER_PICTURES
        const file = new URL(`${folder}${name}-${colorScheme}${suffix}.png`, import.meta.url)
        // What sticks to the bottom of the window would lie across a picture of the whole page.
        const style = suffix === '' ? '' : 'footer { position: static !important }'
        await page.screenshot({ path: fileURLToPath(file), fullPage: suffix !== '', style })
      }
    }
    await page.setViewportSize({ width: 1120, height: 860 })
  }
})
