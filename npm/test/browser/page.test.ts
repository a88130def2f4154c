import type { Browser, Page } from 'playwright-core'
import type { PreviewServer } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Application } from '../examples/support/application.js'
import { Console, chromiumPath, launch } from './support/browser.js'
import { serveBuilt } from './support/site.js'

describe.skipIf(!chromiumPath)('examples-vite in Chromium', { timeout: 120_000 }, () => {
  let server: PreviewServer
  let address: string
  let browser: Browser
  let page: Page
  let output: Console

  beforeAll(async () => {
    const application = await Application.copyOf('examples-vite', 'page')
    ;[{ server, address }, browser] = await Promise.all([serveBuilt(application.folder), launch()])
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  beforeEach(async () => {
    page = await browser.newPage()
    page.setDefaultTimeout(60_000)
    output = new Console(page)
    await page.goto(address)
    await statusHas('Ready')
  }, 120_000)

  afterEach(async () => {
    await page.close()
    expect(output.complaints).toEqual([])
  })

  const statusHas = (text: string) => page.locator('#status', { hasText: text }).waitFor()
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  /** What a table shows, its buttons left out. */
  const shown = (name: string): Promise<string[]> =>
    page
      .locator(`#${name} tbody tr`)
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td:not(:has(button))')].map((cell) => cell.textContent).join(' ')),
      )

  const streamTables = async () => ({
    large: await shown('large_orders'),
    list: await shown('order_list'),
    totals: await shown('region_totals'),
  })

  it('follows an inserted row', async () => {
    await page.getByRole('combobox', { name: 'customer' }).selectOption('Bob')
    await page.getByRole('spinbutton', { name: 'amount' }).fill('160')
    await button('Insert').click()
    await statusHas('INSERT INTO orders (customer, amount) VALUES (2, 160)')
    expect(await streamTables()).toEqual({
      large: ['1 1 250', '3 3 120', '4 2 160'],
      list: ['1 Ada EU 250', '2 Bob US 40', '3 Cyd EU 120', '4 Bob US 160'],
      totals: ['EU 2 370 185.00', 'US 2 200 100.00'],
    })
  })

  it('follows updated rows of either table', async () => {
    await button('Add 50 to order 2').click()
    await statusHas('UPDATE orders')
    await button('Move Cyd to another region').click()
    await statusHas('UPDATE customers')
    expect(await streamTables()).toEqual({
      large: ['1 1 250', '3 3 120'],
      list: ['1 Ada EU 250', '2 Bob US 90', '3 Cyd US 120'],
      totals: ['EU 1 250 250.00', 'US 2 210 105.00'],
    })
    await button('Add 50 to order 2').click()
    await page.locator('#large_orders tr[data-key="2"]').waitFor()
    expect(await shown('large_orders')).toEqual(['1 1 250', '2 2 140', '3 3 120'])
  })

  it('follows deleted rows, down to none', async () => {
    await button('Delete order 2').click()
    await statusHas('DELETE FROM orders WHERE id = 2')
    expect(await streamTables()).toEqual({
      large: ['1 1 250', '3 3 120'],
      list: ['1 Ada EU 250', '3 Cyd EU 120'],
      totals: ['EU 2 370 185.00'],
    })
    for (const id of [1, 3]) {
      await button(`Delete order ${id}`).click()
      await statusHas(`DELETE FROM orders WHERE id = ${id}`)
    }
    expect(await streamTables()).toEqual({ large: [], list: [], totals: [] })
  })

  it('can be used from the keyboard, which keeps its place', async () => {
    await button('Delete order 1').focus()
    await page.keyboard.press('Enter')
    await statusHas('DELETE FROM orders WHERE id = 1')
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Delete order 2')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Space')
    await statusHas('amount + 50 WHERE id = 2')
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Add 50 to order 2')
    expect(await shown('region_totals')).toEqual(['EU 1 120 120.00', 'US 1 90 90.00'])
  })

  it('shows the stream tables as created, on a phone too, in light and dark', async () => {
    expect(await shown('orders')).toEqual(['1 1 250', '2 2 40', '3 3 120'])
    expect(await streamTables()).toEqual({
      large: ['1 1 250', '3 3 120'],
      list: ['1 Ada EU 250', '2 Bob US 40', '3 Cyd EU 120'],
      totals: ['EU 2 370 185.00', 'US 1 40 40.00'],
    })
    await page.setViewportSize({ width: 360, height: 740 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    }
  })
})
