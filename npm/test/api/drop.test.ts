import { describe, expect, it } from 'vitest'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { expectMaintained } from '../support/maintained.js'
import { openShop, QUERIES } from '../support/shop.js'

describe('dropStreamTable', () => {
  it.each(Object.entries(QUERIES))('leaves nothing of %s behind', async (name, query) => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('other', QUERIES.totals)
    const before = await footprint(pg)
    await pg.trickle.createStreamTable(name, query)
    expect(await pg.trickle.dropStreamTable(name)).toBeUndefined()
    expect(await footprint(pg)).toEqual(before)
    await pg.exec('UPDATE orders SET amount = 5')
    await expectMaintained(pg, 'other')
  })

  it('refuses a name that is no stream table', async () => {
    const pg = await openShop()
    for (const name of ['absent', 'orders']) {
      const error = await failureOf(pg.trickle.dropStreamTable(name))
      expect(error).toMatchObject({ code: 'NOT_FOUND', sqlstate: '42P01', operation: 'dropStreamTable', table: name })
      expectHelpful(error)
    }
    expect(await pg.query('SELECT FROM orders')).toMatchObject({ rows: { length: 4 } })
  })

  it('does nothing for it under ifExists, with and without a catalog', async () => {
    const pg = await openShop()
    const before = await footprint(pg)
    expect(await pg.trickle.dropStreamTable('absent', { ifExists: true })).toBeUndefined()
    expect(await footprint(pg)).toEqual(before)
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    expect(await pg.trickle.dropStreamTable('absent', { ifExists: true })).toBeUndefined()
    await expectMaintained(pg, 'totals')
  })

  it('refuses while a stream table reads it, and drops both under cascade', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('kept', QUERIES.filtered)
    const before = await footprint(pg)
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.trickle.createStreamTable('big', 'SELECT customer, n FROM totals WHERE total > 5')
    await pg.trickle.createStreamTable('biggest', 'SELECT sum(n) AS n FROM big')
    const error = await failureOf(pg.trickle.dropStreamTable('totals'))
    expect(error).toMatchObject({ code: 'HAS_DEPENDENTS', sqlstate: '2BP01', table: 'totals' })
    expectHelpful(error)
    await pg.exec('UPDATE orders SET amount = amount + 50')
    for (const name of ['totals', 'big', 'biggest']) await expectMaintained(pg, name)
    await pg.trickle.dropStreamTable('totals', { cascade: true })
    expect(await footprint(pg)).toEqual(before)
  })

  it('refuses while a view reads it, and drops it under cascade', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.exec('CREATE VIEW report AS SELECT total FROM totals')
    const error = await failureOf(pg.trickle.dropStreamTable('totals'))
    expect(error).toMatchObject({ code: 'HAS_DEPENDENTS', sqlstate: '2BP01', cause: { code: '2BP01' } })
    expect(error.message).toContain('report')
    expectHelpful(error)
    await expectMaintained(pg, 'totals')
    await pg.trickle.dropStreamTable('totals', { cascade: true })
    expect((await pg.query("SELECT to_regclass('report') AS view")).rows).toEqual([{ view: null }])
  })
})
