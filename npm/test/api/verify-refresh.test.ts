import { describe, expect, it } from 'vitest'
import { type Database, rows } from '../support/database.js'
import { expectHelpful, failureOf } from '../support/failure.js'
import { expectMaintained } from '../support/maintained.js'
import { openShop, QUERIES } from '../support/shop.js'

const unseen = (pg: Database, change: string) =>
  pg.exec(`SET session_replication_role = replica; ${change}; RESET session_replication_role`)

describe('verifyStreamTable', () => {
  it.each(Object.entries(QUERIES))('finds nothing wrong with %s, and changes nothing', async (name, query) => {
    const pg = await openShop()
    await pg.trickle.createStreamTable(name, query)
    const nothing = { count: 0, rows: [] }
    const found = { ok: true, missing: nothing, extra: nothing, disabledTriggers: [] }
    expect(await pg.trickle.verifyStreamTable(name)).toEqual(found)
    expect(await pg.trickle.verifyStreamTable(name)).toEqual(found)
    await expectMaintained(pg, name)
  })

  it.each(Object.entries(QUERIES))(
    'finds what %s has missed, as the oracle does, and refresh mends it',
    async (name, query) => {
      const pg = await openShop()
      await pg.trickle.createStreamTable(name, query)
      await unseen(
        pg,
        'UPDATE orders SET amount = amount + 100; DELETE FROM logs WHERE ctid = (SELECT min(ctid) FROM logs)',
      )
      await expect(expectMaintained(pg, name)).rejects.toThrow(name)
      expect(await pg.trickle.verifyStreamTable(name)).toMatchObject({ ok: false })
      expect(await pg.trickle.refreshStreamTable(name)).toBeUndefined()
      await expectMaintained(pg, name)
      expect(await pg.trickle.verifyStreamTable(name)).toMatchObject({ ok: true })
      await pg.exec("DELETE FROM orders WHERE id = 1; INSERT INTO logs VALUES ('info', 'again')")
      await expectMaintained(pg, name)
    },
  )

  it('counts all differences and shows five of each', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('messages', QUERIES.messages)
    await unseen(pg, "DELETE FROM logs; INSERT INTO logs SELECT 'new', n::text FROM generate_series(1, 7) AS n")
    const { ok, missing, extra } = await pg.trickle.verifyStreamTable('messages')
    expect(ok).toBe(false)
    expect(missing).toMatchObject({ count: 7, rows: { length: 5 } })
    expect(missing.rows[0]).toMatchObject({ level: 'new', message: expect.any(String) })
    expect(extra.count).toBe(3)
    expect(extra.rows).toHaveLength(3)
    expect(extra.rows).toContainEqual({ level: 'info', message: null })
  })

  it('sees one duplicate too few', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('messages', QUERIES.messages)
    await unseen(pg, "INSERT INTO logs VALUES ('error', 'disk')")
    const { missing, extra } = await pg.trickle.verifyStreamTable('messages')
    expect(missing).toEqual({ count: 1, rows: [{ level: 'error', message: 'disk' }] })
    expect(extra.count).toBe(0)
  })

  it.each([
    ['json', '{}', '{"a": 1}'],
    ['xml', '<a/>', '<b/>'],
    ['point[]', '{"(1,2)"}', '{}'],
  ])('compares columns without an equality: %s', async (type, value, other) => {
    const pg = await openShop(
      `CREATE TABLE events (id int PRIMARY KEY, body ${type}); INSERT INTO events VALUES (1, '${value}')`,
    )
    await pg.trickle.createStreamTable('bodies', 'SELECT id, body FROM events')
    expect(await pg.trickle.verifyStreamTable('bodies')).toMatchObject({ ok: true })
    await unseen(pg, `UPDATE events SET body = '${other}'`)
    expect(await pg.trickle.verifyStreamTable('bodies')).toMatchObject({ ok: false, missing: { count: 1 } })
  })

  it.each([
    'SELECT kind, corr(x, id) AS c, regr_slope(x, id) AS s FROM points GROUP BY kind',
    'SELECT id, avg(x) OVER (PARTITION BY kind) AS mean FROM points',
    'SELECT kind, (SELECT stddev(p.x) FROM points p WHERE p.kind <> k.kind) AS s FROM points k',
  ])('forgives what other aggregates make of floating-point numbers: %s', async (query) => {
    const pg = await openShop('CREATE TABLE points (id int PRIMARY KEY, kind text, x float8)')
    await pg.exec('INSERT INTO points SELECT n, n % 2, 0.1 * n FROM generate_series(1, 40) AS n')
    expect(await pg.trickle.validateQuery(query)).toMatchObject({
      warnings: ['Sums of floating-point numbers equal a fresh run up to the order of summation.'],
    })
    await pg.trickle.createStreamTable('sums', query)
    await pg.exec('UPDATE points SET x = x * 3 WHERE id % 7 < 4')
    expect(await pg.trickle.verifyStreamTable('sums')).toMatchObject({ ok: true })
    await unseen(pg, 'UPDATE points SET x = x + 1000 WHERE id = 1')
    expect(await pg.trickle.verifyStreamTable('sums')).toMatchObject({ ok: false })
  })

  it('forgives floating-point sums their last digits, but no more', async () => {
    const pg = await openShop('CREATE TABLE points (id int PRIMARY KEY, kind text, x float8)')
    await pg.trickle.createStreamTable('sums', 'SELECT kind, sum(x) AS x FROM points GROUP BY kind')
    await pg.exec("INSERT INTO points SELECT n, 'a', 0.1 * n FROM generate_series(1, 1000) AS n")
    expect(await pg.trickle.verifyStreamTable('sums')).toMatchObject({ ok: true })
    await unseen(pg, 'UPDATE points SET x = x + 1e9 WHERE id = 1')
    expect(await pg.trickle.verifyStreamTable('sums')).toMatchObject({ ok: false })
  })
})

describe('refreshStreamTable', () => {
  it('refuses a name that is no stream table, as verify and explain do', async () => {
    const pg = await openShop()
    const { refreshStreamTable, verifyStreamTable, explainStreamTable } = pg.trickle
    for (const [operation, call] of Object.entries({ refreshStreamTable, verifyStreamTable, explainStreamTable })) {
      const error = await failureOf(call('absent'))
      expect(error).toMatchObject({ code: 'NOT_FOUND', sqlstate: '42P01', operation, table: 'absent' })
      expectHelpful(error)
    }
  })

  it('mends the stream tables that read the refreshed one', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.trickle.createStreamTable('big', 'SELECT customer, total FROM totals WHERE total > 15')
    await unseen(pg, 'UPDATE orders SET amount = amount * 3')
    await pg.trickle.refreshStreamTable('totals')
    await expectMaintained(pg, 'totals')
    await expectMaintained(pg, 'big')
  })

  it('takes nothing back when it fails', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('shares', 'SELECT id, 1 / amount AS share FROM orders')
    await unseen(pg, 'UPDATE orders SET amount = 0 WHERE id = 1')
    const before = await rows(pg, 'TABLE shares')
    const error = await failureOf(pg.trickle.refreshStreamTable('shares'))
    expect(error).toMatchObject({
      code: 'DATABASE_ERROR',
      sqlstate: '22012',
      table: 'shares',
      cause: { code: '22012' },
    })
    expect(await rows(pg, 'TABLE shares')).toEqual(before)
  })
})
