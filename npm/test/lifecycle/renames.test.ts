import { describe, expect, it } from 'vitest'
import { type Database, rows } from '../support/database.js'
import { expectMaintained } from '../support/maintained.js'
import { openShop, QUERIES } from '../support/shop.js'

const NAMES = Object.keys(QUERIES)

async function openAll(): Promise<Database> {
  const pg = await openShop('CREATE SCHEMA archive')
  for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
  await pg.trickle.createStreamTable('large', 'SELECT customer FROM totals WHERE total > 20')
  return pg
}

/** What a stream table is to hold, whatever its sources are called now. */
async function expectAllRight(pg: Database): Promise<void> {
  for (const { schema, name } of await pg.trickle.streamTables()) {
    const { ok, missing, extra } = await pg.trickle.verifyStreamTable(`${schema}.${name}`)
    expect({ name, ok, missing, extra }).toMatchObject({ ok: true })
  }
}

const statuses = async (pg: Database) =>
  Object.fromEntries((await pg.trickle.streamTables()).map(({ name, status }) => [name, status]))

const RENAMES: Record<string, { rename: string; table?: string; amount?: string }> = {
  'a table': { rename: 'ALTER TABLE orders RENAME TO purchases', table: 'purchases' },
  'a used column': { rename: 'ALTER TABLE orders RENAME amount TO price', amount: 'price' },
  'the key': { rename: 'ALTER TABLE orders RENAME id TO number' },
  'a schema': { rename: 'ALTER SCHEMA public RENAME TO shop; SET search_path = shop' },
  'the schema of a table': { rename: 'ALTER TABLE orders SET SCHEMA archive', table: 'archive.orders' },
}

describe.each(Object.entries(RENAMES))('renaming %s', (_, { rename, table = 'orders', amount = 'amount' }) => {
  it('leaves every stream table right at once, and maintained as before once one is refreshed', async () => {
    const pg = await openAll()
    await pg.exec(rename)
    const changes = [
      `UPDATE ${table} SET ${amount} = ${amount} + 5`,
      `INSERT INTO ${table} VALUES (70, 2, 99), (71, 1, 3)`,
      `DELETE FROM ${table} WHERE customer = 3`,
      "UPDATE customers SET region = 'XX' WHERE id = 1",
      "INSERT INTO logs VALUES ('error', 'late')",
    ]
    for (const change of changes.slice(0, 2)) await pg.exec(change)
    await expectAllRight(pg)
    expect(await statuses(pg)).toMatchObject({ totals: 'SUSPENDED', large: 'SUSPENDED', regions: 'SUSPENDED' })
    expect(await pg.trickle.explainStreamTable('totals')).toMatchObject({
      triggers: [],
      sql: expect.stringMatching(/^CREATE VIEW/),
    })
    await pg.trickle.refreshStreamTable('totals')
    expect(new Set(Object.values(await statuses(pg)))).toEqual(new Set(['ACTIVE']))
    for (const change of changes.slice(2)) {
      await pg.exec(change)
      await expectAllRight(pg)
    }
    const { sql } = await pg.trickle.explainStreamTable('totals')
    expect(sql).toContain('CREATE TRIGGER')
    await pg.trickle.dropStreamTable('totals', { cascade: true })
    for (const name of NAMES.filter((name) => name !== 'totals')) await pg.trickle.dropStreamTable(name)
    expect(
      await rows(pg, "SELECT relname FROM pg_class WHERE relname LIKE '\\_\\_pgt%' AND relname <> '__pgt_described'"),
    ).toEqual([])
    expect(await rows(pg, "SELECT tgname FROM pg_trigger WHERE tgname LIKE '!%'")).toEqual([])
  })
})

describe('a stream table that is renamed itself', () => {
  it('keeps its rows and is known by its new name', async () => {
    const pg = await openAll()
    await pg.exec('ALTER VIEW totals RENAME TO sums')
    await pg.exec('UPDATE orders SET amount = 8')
    await expectAllRight(pg)
    await pg.trickle.refreshStreamTable('sums')
    await pg.exec('UPDATE orders SET amount = 9 WHERE id > 1')
    await expectMaintained(pg, 'sums')
    await expectAllRight(pg)
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await expectMaintained(pg, 'totals')
  })
})

describe('a subscriber', () => {
  it('is told on after a rename, of what changed meanwhile too', async () => {
    const pg = await openAll()
    const told: unknown[] = []
    const subscription = await pg.trickle.subscribe('totals', ({ initial, changes }) => {
      if (!initial) told.push(...changes.map(({ type, key }) => `${type} ${key}`))
    })
    await pg.exec('ALTER TABLE orders RENAME TO purchases; DELETE FROM purchases WHERE customer = 3')
    await expect.poll(() => told).toEqual(['delete (3)'])
    expect(await statuses(pg)).toMatchObject({ totals: 'ACTIVE' })
    await pg.exec('DELETE FROM purchases WHERE customer = 2')
    await expect.poll(() => told).toEqual(['delete (3)', 'delete (2)'])
    await subscription.unsubscribe()
  })
})
