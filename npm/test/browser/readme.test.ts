import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Application } from '../examples/support/application.js'
import { files, oneLine, programs } from '../examples/support/readme.js'
import { Console, chromiumPath, eventually, launch } from './support/browser.js'
import { serveBuilt } from './support/site.js'

describe.skipIf(!chromiumPath)('the README in Chromium', { timeout: 120_000 }, () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch()
  }, 60_000)

  afterAll(() => browser?.close())

  /** Opens a Vite application with the files of the README, some of them replaced. */
  async function open(name: string, replaced: Readonly<Record<string, string>>) {
    const application = await Application.create(`readme-vite-${name}`)
    await application.write({ ...files, ...replaced })
    const { address, server } = await serveBuilt(application.folder)
    const page = await browser.newPage()
    const output = new Console(page)
    await page.goto(address)
    return { page, output, close: () => Promise.all([page.close(), server.close()]) }
  }

  it.each(programs.map((program, index) => ({ ...program, index })))(
    '$heading: the program prints as src/main.ts what it says',
    async ({ index, text, prints }) => {
      const { output, close } = await open(`${index + 1}`, { 'src/main.ts': text })
      const lines = text.match(/console\.log/g)?.length ?? 0
      await eventually(() => output.logged.length).toBe(lines)
      expect(oneLine((await Promise.all(output.logged)).join('\n'))).toBe(oneLine(prints))
      expect(output.complaints).toEqual([])
      await close()
    },
  )

  it('Vite: the page follows the clicks', async () => {
    const { page, output, close } = await open('page', {})
    const counts = page.locator('pre')
    for (const [button, text] of [
      ['tea', 'tea: 1'],
      ['rice', 'rice: 1\ntea: 1'],
      ['tea', 'rice: 1\ntea: 2'],
    ] as const) {
      await page.getByRole('button', { name: button }).click()
      await eventually(() => counts.textContent()).toBe(text)
    }
    expect(output.complaints).toEqual([])
    await close()
  })
})
