import { describe, expect, it } from 'vitest'
import { rows } from '../support/database.js'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { expectMaintained } from '../support/maintained.js'
import { CHANGES, openShop, QUERIES } from '../support/shop.js'

const { totals, filtered } = QUERIES

describe('createStreamTable', () => {
  it.each(Object.entries(QUERIES))('maintains %s from its creation on', async (name, query) => {
    const pg = await openShop()
    await pg.trickle.createStreamTable(name, query)
    await expectMaintained(pg, name)
    for (const change of CHANGES) {
      await pg.exec(change)
      await expectMaintained(pg, name)
    }
  })

  it('resolves to the stream table as the catalog describes it', async () => {
    const pg = await openShop()
    expect(await pg.trickle.createStreamTable('totals', totals)).toEqual({
      schema: 'public',
      name: 'totals',
      query: totals,
      status: 'ACTIVE',
      sources: [{ schema: 'public', name: 'orders', kind: 'table' }],
      stages: [
        { name: expect.any(String), state: expect.stringMatching(/^pgtrickle\./), maintenance: expect.any(String) },
      ],
      columns: [
        { name: 'customer', type: 'integer' },
        { name: 'n', type: 'bigint' },
        { name: 'total', type: 'numeric' },
      ],
      settings: {},
      advice: [],
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    })
  })

  it('tells the time of creation in UTC, whatever the time zone of the session', async () => {
    const pg = await openShop("SET TimeZone = 'Asia/Kolkata'")
    const { created } = await pg.trickle.createStreamTable('totals', totals)
    expect(Math.abs(Date.parse(created) - Date.now())).toBeLessThan(60_000)
  })

  it('names both kinds of source and the settings of creation', async () => {
    const pg = await openShop('ALTER TABLE orders ADD at timestamptz', "SET TimeZone = 'Europe/Berlin'")
    await pg.trickle.createStreamTable('totals', totals)
    const joined = 'SELECT o.id, t.total FROM orders o JOIN totals t ON t.customer = o.customer'
    expect(await pg.trickle.createStreamTable('diamond', joined)).toMatchObject({
      sources: [
        { schema: 'public', name: 'orders', kind: 'table' },
        { schema: 'public', name: 'totals', kind: 'stream table' },
      ],
    })
    const days = "SELECT date_trunc('day', at) AS day, count(*) AS n FROM orders GROUP BY 1"
    expect(await pg.trickle.createStreamTable('days', days)).toMatchObject({ settings: { TimeZone: 'Europe/Berlin' } })
  })

  it('changes no setting of the session', async () => {
    const pg = await openShop(
      "SET search_path = public, pg_temp; SET DateStyle = 'German'; SET bytea_output = 'escape'",
    )
    const settings = async () => ((await footprint(pg)) as { settings: unknown }).settings
    const before = await settings()
    await pg.trickle.createStreamTable('totals', totals)
    expect(await settings()).toEqual(before)
  })
})

describe('createStreamTable for a name that is taken', () => {
  it('refuses a second stream table', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', totals)
    const before = await footprint(pg)
    const error = await failureOf(pg.trickle.createStreamTable('totals', filtered))
    expect(error).toMatchObject({ code: 'ALREADY_EXISTS', sqlstate: '42P07', table: 'totals' })
    expectHelpful(error)
    expect(await footprint(pg)).toEqual(before)
  })

  it.each([
    'TABLE taken ()',
    'VIEW taken AS SELECT 1',
    'SEQUENCE taken',
    'TYPE taken AS (a int)',
    'INDEX taken ON logs (level)',
  ])('refuses the name of a relation that is none (%s)', async (relation) => {
    const pg = await openShop(`CREATE ${relation}`)
    for (const options of [{}, { ifNotExists: true }, { orReplace: true }]) {
      const error = await failureOf(pg.trickle.createStreamTable('taken', totals, options))
      expect(error).toMatchObject({ code: 'ALREADY_EXISTS', table: 'taken' })
      expectHelpful(error)
    }
  })

  it('leaves it as it is under ifNotExists', async () => {
    const pg = await openShop()
    const first = await pg.trickle.createStreamTable('totals', totals)
    expect(await pg.trickle.createStreamTable('totals', filtered, { ifNotExists: true })).toEqual(first)
    await expectMaintained(pg, 'totals', totals)
  })

  it('puts the new one in its place under orReplace, columns and all', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', totals)
    const replaced = await pg.trickle.createStreamTable('totals', filtered, { orReplace: true })
    expect(replaced).toMatchObject({ query: filtered, columns: [{ name: 'id' }, { name: 'twice' }] })
    await pg.exec('UPDATE orders SET amount = 99 WHERE id = 1')
    await expectMaintained(pg, 'totals', filtered)
    expect(await pg.trickle.streamTables()).toEqual([replaced])
  })

  it('keeps one with the same query under orReplace', async () => {
    const pg = await openShop()
    const first = await pg.trickle.createStreamTable('totals', totals)
    const before = await footprint(pg)
    expect(await pg.trickle.createStreamTable('totals', totals, { orReplace: true })).toEqual(first)
    expect(await footprint(pg)).toEqual(before)
  })

  it('leaves no object of the replaced one behind', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', filtered)
    await pg.trickle.createStreamTable('totals', totals, { orReplace: true })
    await pg.trickle.dropStreamTable('totals')
    await pg.exec('DROP SCHEMA pgtrickle CASCADE')
    const after = await footprint(pg)
    const clean = await openShop()
    expect(after).toEqual(await footprint(clean))
  })

  it('keeps the old one when the new query is refused', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', totals)
    const before = await footprint(pg)
    await failureOf(pg.trickle.createStreamTable('totals', 'SELECT id FROM orders LIMIT 1', { orReplace: true }))
    expect(await footprint(pg)).toEqual(before)
    await pg.exec('DELETE FROM orders WHERE id = 1')
    await expectMaintained(pg, 'totals', totals)
  })

  it('does not replace one that another reads', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', totals)
    await pg.trickle.createStreamTable('big', 'SELECT customer FROM totals WHERE total > 20')
    const error = await failureOf(pg.trickle.createStreamTable('totals', filtered, { orReplace: true }))
    expect(error).toMatchObject({ code: 'HAS_DEPENDENTS', sqlstate: '2BP01', table: 'totals' })
    expect(error.message).toContain('big')
    expectHelpful(error)
    await expectMaintained(pg, 'big')
  })

  it('refuses ifNotExists together with orReplace', async () => {
    const pg = await openShop()
    const options = { ifNotExists: true, orReplace: true }
    const error = await failureOf(pg.trickle.createStreamTable('totals', totals, options))
    expect(error).toMatchObject({ code: 'INVALID_OPTION', feature: 'ifNotExists' })
    expectHelpful(error)
  })
})

describe('a query that fails on the rows that are there', () => {
  it('is DATABASE_ERROR with the error of Postgres as its cause, and leaves nothing behind', async () => {
    const pg = await openShop('INSERT INTO orders VALUES (9, 1, 0)')
    const before = await footprint(pg)
    const error = await failureOf(pg.trickle.createStreamTable('shares', 'SELECT id, 1 / amount AS share FROM orders'))
    expect(error).toMatchObject({ code: 'DATABASE_ERROR', sqlstate: '22012', cause: { code: '22012' } })
    expectHelpful(error)
    expect(await footprint(pg)).toEqual(before)
    expect(await rows(pg, 'SELECT count(*)::int AS n FROM orders')).toEqual([{ n: 5 }])
  })
})
