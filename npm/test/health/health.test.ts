import { describe, expect, it } from 'vitest'
import { rows } from '../support/database.js'
import { failureOf } from '../support/failure.js'
import { expectMaintained } from '../support/maintained.js'
import { openShop, QUERIES } from '../support/shop.js'

describe('health', () => {
  it('of a database without stream tables is an empty list', async () => {
    const pg = await openShop()
    expect(await pg.trickle.health()).toEqual([])
    expect(await rows(pg, "SELECT FROM pg_namespace WHERE nspname = 'pgtrickle'")).toEqual([])
  })

  it('tells all that streamTables does, and rows and bytes', async () => {
    const pg = await openShop()
    for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
    const health = await pg.trickle.health()
    expect(health.map(({ rows, bytes, lastError, silentTriggers, ...table }) => table)).toEqual(
      await pg.trickle.streamTables(),
    )
    for (const { name, rows: number, bytes, silentTriggers } of health) {
      expect(await rows(pg, `SELECT count(*)::int AS n FROM ${name}`)).toEqual([{ n: number }])
      expect(bytes).toBeGreaterThan(8191)
      expect(silentTriggers).toEqual([])
    }
  })

  it('names triggers that are disabled or missing', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    const { triggers } = await pg.trickle.explainStreamTable('totals')
    const [first, second, third] = triggers.map(({ name }) => name)
    await pg.exec(`
      ALTER TABLE orders DISABLE TRIGGER "${first}"; ALTER TABLE orders ENABLE REPLICA TRIGGER "${second}";
      DROP TRIGGER "${third}" ON orders`)
    expect((await pg.trickle.health())[0]?.silentTriggers).toEqual([first, second, third].sort())
  })

  it('advises to analyse large tables, and an index on a join column', async () => {
    const pg = await openShop('INSERT INTO orders SELECT n, 1, n FROM generate_series(100, 9999) AS n')
    await pg.trickle.createStreamTable('joined', QUERIES.joined)
    const advice = async () => (await pg.trickle.health())[0]?.advice
    expect(await advice()).toEqual(['ANALYZE public.orders', 'CREATE INDEX ON public.orders (customer)'])
    for (const statement of (await advice()) ?? []) await pg.exec(statement)
    expect(await advice()).toEqual([])
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    expect((await pg.trickle.health()).map((table) => table.advice)).toEqual([[], []])
  })
})

describe('pause and resume', () => {
  it.each(Object.entries(QUERIES))('keep %s as it is during a bulk load, then fill it once', async (name, query) => {
    const pg = await openShop()
    await pg.trickle.createStreamTable(name, query)
    const before = await rows(pg, `TABLE ${name}`)
    await pg.trickle.pause(name)
    await pg.exec(`
      INSERT INTO orders SELECT n, 1 + n % 3, n FROM generate_series(100, 1099) AS n; TRUNCATE logs;
      INSERT INTO logs SELECT 'error', n::text FROM generate_series(1, 100) AS n; UPDATE customers SET region = 'XX'`)
    expect(await rows(pg, `TABLE ${name}`)).toEqual(before)
    expect(await pg.trickle.streamTables()).toMatchObject([{ name, status: 'PAUSED' }])
    await pg.trickle.resume(name)
    expect(await pg.trickle.streamTables()).toMatchObject([{ name, status: 'ACTIVE' }])
    await expectMaintained(pg, name)
    await pg.exec('DELETE FROM orders WHERE id % 2 = 0; DELETE FROM logs')
    await expectMaintained(pg, name)
  })

  it('let what reads the stream table go on from what it shows, and tell subscribers the net change', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.trickle.createStreamTable('large', 'SELECT customer FROM totals WHERE total > 25')
    const told: string[] = []
    const subscription = await pg.trickle.subscribe('large', ({ initial, changes }) => {
      if (!initial) told.push(...changes.map(({ type, key }) => `${type} ${key}`))
    })
    await pg.trickle.pause('totals')
    await pg.exec('UPDATE orders SET amount = 50 WHERE customer = 3; DELETE FROM orders WHERE customer = 2')
    expect(told).toEqual([])
    await expectMaintained(pg, 'large')
    await pg.trickle.resume('totals')
    await expectMaintained(pg, 'large')
    expect(told.sort()).toEqual(['delete (2)', 'insert (3)'])
    await subscription.unsubscribe()
  })

  it('are taken back with their transaction, and are ended by a refresh too', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.transaction(async (tx) => {
      await pg.trickle.pause('totals', { tx })
      await tx.rollback()
    })
    await pg.exec('UPDATE orders SET amount = 1')
    await expectMaintained(pg, 'totals')
    await pg.trickle.pause('totals')
    await pg.trickle.pause('totals')
    await pg.trickle.refreshStreamTable('totals')
    await pg.exec('UPDATE orders SET amount = 2')
    await expectMaintained(pg, 'totals')
  })

  it('of what does not exist fail in their own name', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    for (const operation of ['pause', 'resume'] as const) {
      const error = await failureOf(pg.trickle[operation]('nothing'))
      expect(error).toMatchObject({ code: 'NOT_FOUND', operation, table: 'nothing' })
    }
  })
})
