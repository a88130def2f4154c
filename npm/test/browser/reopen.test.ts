import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectMaintained } from '../support/maintained.js'
import { CHANGES, QUERIES, SHOP } from '../support/shop.js'
import { chromiumPath } from './support/browser.js'
import { Storage, StoredDatabase } from './support/storage.js'

/** How often a tab or its browser ends while it writes; `CRASHES=20 npx vitest run test/browser/reopen` does it more often. */
const CRASHES = Number(process.env.CRASHES ?? 3)

const ALL = { ...QUERIES, large: 'SELECT customer FROM totals WHERE total > 20' }

describe.skipIf(!chromiumPath)('a database in the storage of Chromium', () => {
  let storage: Storage

  beforeAll(async () => {
    storage = await Storage.create()
  }, 120_000)

  afterAll(() => storage?.remove())

  async function expectAllMaintained(pg: StoredDatabase): Promise<void> {
    for (const name of Object.keys(ALL)) await expectMaintained(pg, name)
  }

  it.each(['idb://shop', 'opfs-ahp://shop'])(
    '%s is opened again by another page, by PGlite without the extension, and by another browser',
    { timeout: 240_000 },
    async (dataDir) => {
      const page = await storage.page()
      const made = await StoredDatabase.open(page, dataDir, true)
      await made.exec(SHOP)
      await made.exec(CHANGES[0] ?? '')
      for (const [name, query] of Object.entries(ALL)) await made.trickle('createStreamTable', name, query)

      await page.reload()
      const plain = await StoredDatabase.open(page, dataDir, false)
      for (const change of CHANGES.slice(1, 3)) await plain.exec(change)

      await storage.closeBrowser()
      const again = await StoredDatabase.open(await storage.page(), dataDir, true)
      await expectAllMaintained(again)
      for (const change of CHANGES.slice(3)) await again.exec(change)
      await expectAllMaintained(again)
      const health = await again.trickle('health')
      expect(health.map(({ name, status, silentTriggers }) => [name, status, silentTriggers])).toEqual(
        Object.keys(ALL)
          .sort()
          .map((name) => [name, 'ACTIVE', []]),
      )
    },
  )

  it(`idb:// has all that was committed, and stream tables that equal their queries, after ${CRASHES} ends in the middle of writing`, {
    timeout: 120_000 + CRASHES * 60_000,
  }, async () => {
    let committed = 0
    let verifications = 0
    const ends = { closed: 0, crashed: 0, killed: 0 }
    for (let crash = 0; crash <= CRASHES; crash++) {
      const page = await storage.page()
      const pg = await StoredDatabase.open(page, 'idb://crash', true)
      await pg.make()
      const { rows } = await pg.query<{ number: number }>('SELECT number FROM progress')
      expect(rows[0]?.number, `crash ${crash}`).toBeGreaterThanOrEqual(committed)
      const streamTables = await pg.trickle('streamTables')
      expect(streamTables).toHaveLength(5)
      for (const { name, status } of streamTables) {
        if (status === 'PAUSED') await pg.trickle('resume', name)
        expect(await pg.trickle('verifyStreamTable', name), `crash ${crash}, ${name}`).toMatchObject({
          ok: true,
          disabledTriggers: [],
        })
        verifications++
      }
      if (crash === CRASHES) break

      const before = committed
      await new Promise<void>((begun, failed) => {
        let left = 1 + (crash % 5)
        pg.write((crash + 1) * 7919, (number) => {
          committed = number
          if (--left === 0) begun()
        }).catch(failed)
      })
      await new Promise((resolve) => setTimeout(resolve, (crash * 271) % 197))
      const end = (['closed', 'crashed', 'killed'] as const)[crash % 3] ?? 'closed'
      if (end === 'closed') await page.close()
      else if (end === 'crashed') await storage.crash(page)
      else await storage.killBrowser()
      ends[end]++
      expect(committed).toBeGreaterThan(before)
    }
    console.log(`${JSON.stringify(ends)}, ${committed} transactions, ${verifications} verifications, no difference`)
  })
})
