import { describe, expect, it } from 'vitest'
import { rows } from '../support/database.js'
import { failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { expectMaintained } from '../support/maintained.js'
import { openShop, QUERIES } from '../support/shop.js'

const { totals, joined, filtered } = QUERIES

describe('a call with tx', () => {
  it("sees and keeps what the caller's transaction does", async () => {
    const pg = await openShop()
    await pg.transaction(async (tx) => {
      await tx.exec('CREATE TABLE fresh (id int PRIMARY KEY, x int); INSERT INTO fresh VALUES (1, 2)')
      await pg.trickle.createStreamTable('doubled', 'SELECT id, x * 2 AS x FROM fresh', { tx })
      await tx.exec('INSERT INTO fresh VALUES (2, 3)')
      expect(await rows(tx, 'SELECT * FROM doubled ORDER BY id')).toEqual([
        { id: 1, x: 4 },
        { id: 2, x: 6 },
      ])
      expect(await pg.trickle.streamTables({ tx })).toMatchObject([{ name: 'doubled' }])
      expect(await pg.trickle.verifyStreamTable('doubled', { tx })).toMatchObject({ ok: true })
      expect(await pg.trickle.explainStreamTable('doubled', { tx })).toMatchObject({ name: 'doubled' })
      await pg.trickle.refreshStreamTable('doubled', { tx })
    })
    await pg.exec('UPDATE fresh SET x = 7 WHERE id = 1')
    await expectMaintained(pg, 'doubled')
  })

  it('is taken back with it', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('kept', filtered)
    const before = await footprint(pg)
    await pg.transaction(async (tx) => {
      await pg.trickle.createStreamTable('totals', totals, { tx })
      await pg.trickle.dropStreamTable('kept', { tx })
      await tx.rollback()
    })
    expect(await footprint(pg)).toEqual(before)
    await pg.exec('UPDATE orders SET amount = 40 WHERE id = 2')
    await expectMaintained(pg, 'kept')
  })

  it('lets the transaction go on after it has failed, and takes back only its own work', async () => {
    const pg = await openShop()
    await pg.transaction(async (tx) => {
      await tx.exec("INSERT INTO customers VALUES (8, 'Hal', 'EU')")
      for (const query of [
        'SELECT id FROM orders LIMIT 1',
        'SELECT nothing FROM orders',
        'SELECT 1 / (id - 1) AS x FROM orders',
      ]) {
        await failureOf(pg.trickle.createStreamTable('refused', query, { tx }))
      }
      await failureOf(pg.trickle.dropStreamTable('absent', { tx }))
      await pg.trickle.createStreamTable('totals', totals, { tx })
      await tx.exec('INSERT INTO orders VALUES (9, 8, 90)')
    })
    await expectMaintained(pg, 'totals')
    expect(await rows(pg, 'SELECT total::int FROM totals WHERE customer = 8')).toEqual([{ total: 90 }])
    expect(await pg.trickle.streamTables()).toHaveLength(1)
  })

  it('leaves nothing of validateQuery in it', async () => {
    const pg = await openShop()
    await pg.transaction(async (tx) => {
      const before = await footprint(tx)
      expect(await pg.trickle.validateQuery(totals, { tx })).toMatchObject({ valid: true })
      expect(await pg.trickle.validateQuery('SELECT nothing FROM orders', { tx })).toMatchObject({ valid: false })
      expect(await footprint(tx)).toEqual(before)
    })
  })

  it('waits for those that were started before it in the same transaction', async () => {
    const pg = await openShop()
    await pg.transaction(async (tx) => {
      const calls = [
        pg.trickle.createStreamTable('totals', totals, { tx }),
        pg.trickle.createStreamTable('refused', 'SELECT nothing FROM orders', { tx }).catch(() => 'refused'),
        pg.trickle.createStreamTable('joined', joined, { tx }),
      ]
      expect(await Promise.all(calls)).toMatchObject([{ name: 'totals' }, 'refused', { name: 'joined' }])
    })
    await pg.exec('UPDATE orders SET amount = 40 WHERE id = 2')
    await expectMaintained(pg, 'totals')
    await expectMaintained(pg, 'joined')
  })

  it("does not disturb the caller's own savepoints", async () => {
    const pg = await openShop()
    await pg.transaction(async (tx) => {
      await pg.trickle.createStreamTable('totals', totals, { tx })
      const before = await footprint(tx)
      await tx.exec('SAVEPOINT mine')
      await pg.trickle.createStreamTable('joined', joined, { tx })
      await tx.exec('ROLLBACK TO SAVEPOINT mine')
      expect(await footprint(tx)).toEqual(before)
    })
    await pg.exec('UPDATE orders SET amount = 40 WHERE id = 2')
    await expectMaintained(pg, 'totals')
  })

  it('is DATABASE_ERROR in a transaction that has failed already', async () => {
    const pg = await openShop()
    await pg.transaction(async (tx) => {
      await tx.exec('SELECT 1 / 0').catch(() => undefined)
      const error = await failureOf(pg.trickle.streamTables({ tx }))
      expect(error).toMatchObject({ code: 'DATABASE_ERROR', sqlstate: '25P02', cause: { code: '25P02' } })
      await tx.rollback()
    })
  })

  it('keeps the settings that the caller has made for it', async () => {
    const pg = await openShop('CREATE SCHEMA lab; CREATE TABLE lab.samples (id int PRIMARY KEY)')
    await pg.transaction(async (tx) => {
      await tx.exec("SET LOCAL search_path = lab, public; SET LOCAL DateStyle = 'German'")
      expect(await pg.trickle.createStreamTable('s', 'SELECT id FROM samples', { tx })).toMatchObject({ schema: 'lab' })
      await pg.trickle.verifyStreamTable('s', { tx })
      const settings = "SELECT current_setting('search_path') AS path, current_setting('DateStyle') AS style"
      expect(await rows(tx, settings)).toEqual([{ path: 'lab, public', style: 'German, DMY' }])
    })
  })
})

describe('a call without tx', () => {
  it('waits for an open transaction to end', async () => {
    const pg = await openShop()
    let created: Promise<unknown> | undefined
    await pg.transaction(async (tx) => {
      created = pg.trickle.createStreamTable('totals', totals)
      await tx.exec('DELETE FROM orders WHERE id = 1')
      expect(await rows(tx, "SELECT to_regclass('totals') AS view")).toEqual([{ view: null }])
    })
    await created
    await expectMaintained(pg, 'totals')
  })

  it('can be started many times at once', async () => {
    const pg = await openShop()
    await Promise.all(Object.entries(QUERIES).map(([name, query]) => pg.trickle.createStreamTable(name, query)))
    await pg.exec('UPDATE orders SET amount = 40 WHERE id = 2')
    for (const name of Object.keys(QUERIES)) await expectMaintained(pg, name)
  })
})
