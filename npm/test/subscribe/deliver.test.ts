import { describe, expect, it } from 'vitest'
import { freshDatabase, rows } from '../support/database.js'
import { CHANGES, openShop, QUERIES } from '../support/shop.js'
import { create, follow, sorted } from './support/follow.js'

const openTotals = async () => create(await openShop(), QUERIES.totals)

describe('a subscriber is told', () => {
  it('all rows at first, then what a statement changed', async () => {
    const pg = await openTotals()
    const { events, told } = await follow(pg)
    const [first, ...others] = events()
    expect(others).toEqual([])
    expect(first?.initial).toBe(true)
    expect(first?.changes.every(({ type }) => type === 'insert')).toBe(true)
    expect(sorted(first?.changes.map(({ after }) => after) ?? [])).toEqual(sorted(await rows(pg, 'SELECT * FROM t')))
    await pg.exec('INSERT INTO orders VALUES (5, 1, 1.5)')
    expect(told()).toEqual([['update 1 2 30.00 -> 1 3 31.50']])
    await pg.exec('DELETE FROM orders WHERE customer = 3')
    expect(told()).toEqual([['delete 3 1 null']])
  })

  it.each(Object.entries(QUERIES))('the changes of %s', async (_, query) => {
    const pg = await create(await openShop(), query)
    const { subscription, events } = await follow(pg)
    events()
    for (const change of CHANGES) {
      const before = subscription.rows
      await pg.exec(change)
      expect(events(), change).toHaveLength(subscription.rows === before ? 0 : 1)
      expect(sorted(subscription.rows), change).toEqual(sorted(await rows(pg, 'SELECT * FROM t')))
    }
  })

  it('of a transaction once, when it commits, with its net effect', async () => {
    const pg = await openTotals()
    const { told } = await follow(pg)
    told()
    await pg.transaction(async (tx) => {
      await tx.exec('INSERT INTO orders VALUES (5, 1, 1), (6, 2, 1)')
      await tx.exec('UPDATE orders SET amount = 2 WHERE id = 5')
      await tx.exec('DELETE FROM orders WHERE id = 6')
      await tx.exec("INSERT INTO customers VALUES (4, 'Dan', 'EU')")
      await tx.exec('INSERT INTO orders VALUES (7, 4, 1)')
      await tx.exec('DELETE FROM orders WHERE id = 7')
      expect(told()).toEqual([])
    })
    expect(told()).toEqual([['update 1 2 30.00 -> 1 3 32.00']])
  })

  it('of the same change made, unmade and made again', async () => {
    const pg = await create(await openShop(), 'SELECT id, amount FROM orders')
    const { told } = await follow(pg)
    told()
    await pg.exec(`
      BEGIN;
      INSERT INTO orders VALUES (5, 1, 1); DELETE FROM orders WHERE id = 5; INSERT INTO orders VALUES (5, 1, 1);
      COMMIT`)
    expect(told()).toEqual([['insert 5 1.00']])
  })

  it('nothing of what was rolled back, wholly or to a savepoint', async () => {
    const pg = await openTotals()
    const { told } = await follow(pg)
    told()
    await pg.transaction(async (tx) => {
      await tx.exec('INSERT INTO orders VALUES (5, 1, 1)')
      await tx.rollback()
    })
    await pg.exec('INSERT INTO orders VALUES (5, 1, 1), (5, 1, 1)').catch(() => undefined)
    expect(told()).toEqual([])
    await pg.exec(`
      BEGIN;
      INSERT INTO orders VALUES (5, 1, 1);
      SAVEPOINT s;
      INSERT INTO orders VALUES (6, 2, 1);
      ROLLBACK TO s;
      COMMIT`)
    expect(told()).toEqual([['update 1 2 30.00 -> 1 3 31.00']])
  })

  it('nothing of what changed nothing', async () => {
    const pg = await openTotals()
    const { subscription, told } = await follow(pg)
    told()
    const before = subscription.rows
    await pg.exec('UPDATE orders SET amount = amount')
    await pg.exec('UPDATE orders SET amount = 0 WHERE false')
    await pg.exec('UPDATE orders SET id = id + 100')
    await pg.exec('INSERT INTO orders VALUES (5, 1, 1); DELETE FROM orders WHERE id = 5')
    expect(told()).toEqual([])
    expect(subscription.rows).toBe(before)
  })

  it('of transactions that one call commits in their order', async () => {
    const pg = await openTotals()
    const { told } = await follow(pg)
    told()
    await pg.exec(
      'BEGIN; INSERT INTO orders VALUES (5, 1, 1); COMMIT; BEGIN; INSERT INTO orders VALUES (6, 1, 2); COMMIT',
    )
    expect(told()).toEqual([['update 1 2 30.00 -> 1 3 31.00'], ['update 1 3 31.00 -> 1 4 33.00']])
  })

  it('of a TRUNCATE, of a refresh, of a cascade', async () => {
    const pg = await openTotals()
    const { told } = await follow(pg)
    told()
    await pg.exec('DELETE FROM customers WHERE id = 2')
    expect(told()).toEqual([['delete 2 1 30.00']])
    await pg.exec(
      'SET session_replication_role = replica; DELETE FROM orders WHERE customer = 3; RESET session_replication_role',
    )
    expect(told()).toEqual([])
    await pg.trickle.refreshStreamTable('t')
    expect(told()).toEqual([['delete 3 1 null']])
    await pg.exec('TRUNCATE orders')
    expect(told()).toEqual([['delete 1 2 30.00']])
  })

  it('of 10,000 rows at once, and of rows longer than a notification', async () => {
    const pg = await freshDatabase('CREATE TABLE notes (id int PRIMARY KEY, note text)')
    await create(pg, 'SELECT id, note FROM notes')
    const { subscription, events, told } = await follow(pg)
    events()
    await pg.exec("INSERT INTO notes SELECT n, 'nøte ' || n FROM generate_series(1, 10000) AS n")
    const [event, ...others] = events()
    expect(others).toEqual([])
    expect(event?.changes).toHaveLength(10_000)
    expect(subscription.rows).toEqual(await rows(pg, 'SELECT * FROM t ORDER BY id'))
    await pg.exec("UPDATE notes SET note = repeat('\"€🙂\\', 5000) WHERE id IN (1, 2)")
    expect(told()).toEqual([[1, 2].map((id) => `update ${id} nøte ${id} -> ${id} ${'"€🙂\\'.repeat(5000)}`)])
    await pg.exec('UPDATE notes SET note = note')
    expect(told()).toEqual([])
    await pg.exec('DELETE FROM notes')
    expect(subscription.rows).toEqual([])
    expect(await rows(pg, 'SELECT * FROM pgtrickle.pgt_changes')).toEqual([])
  })

  it('of small and large changes of one transaction at once', async () => {
    const pg = await freshDatabase('CREATE TABLE notes (id int PRIMARY KEY, note text)')
    await create(pg, 'SELECT id, note FROM notes')
    const { events } = await follow(pg)
    events()
    await pg.exec(`
      BEGIN;
      INSERT INTO notes VALUES (1, 'small');
      INSERT INTO notes SELECT n, 'large' FROM generate_series(2, 500) AS n;
      DELETE FROM notes WHERE id BETWEEN 100 AND 500;
      UPDATE notes SET note = 'last' WHERE id = 2;
      COMMIT`)
    const [event, ...others] = events()
    expect(others).toEqual([])
    expect(event?.changes.map(({ after }) => after)).toHaveLength(99)
    expect(event?.changes).toContainEqual({ type: 'insert', key: '(2)', after: { id: 2, note: 'last' } })
  })

  it('whoever changed a row, and whatever their path and settings are', async () => {
    const pg = await openTotals()
    const { told } = await follow(pg)
    told()
    await pg.exec(`
      CREATE ROLE clerk; GRANT USAGE ON SCHEMA public TO clerk; GRANT INSERT ON orders TO clerk;
      SET ROLE clerk; SET search_path = ''; SET bytea_output = 'escape'; SET TimeZone = 'Asia/Tokyo';
      INSERT INTO public.orders VALUES (5, 1, 1);
      RESET ROLE; RESET ALL`)
    expect(told()).toEqual([['update 1 2 30.00 -> 1 3 31.00']])
  })

  it('of changes that a deferred trigger makes, and of constraints made immediate', async () => {
    const pg = await create(await openShop(), 'SELECT id, amount FROM orders')
    await pg.exec(`
      CREATE FUNCTION more() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO orders SELECT n, 1, n FROM generate_series(1000, 1099) AS n; RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER more AFTER INSERT ON customers DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION more()`)
    const { events } = await follow(pg)
    events()
    await pg.exec("INSERT INTO customers VALUES (9, 'Eve', NULL)")
    expect(events().map(({ changes }) => changes.length)).toEqual([100])
    await pg.exec(`
      BEGIN; SET CONSTRAINTS ALL IMMEDIATE;
      DELETE FROM orders WHERE id >= 1000;
      INSERT INTO orders SELECT n, 1, n FROM generate_series(2000, 2099) AS n;
      COMMIT`)
    expect(events().map(({ changes }) => changes.length)).toEqual([200])
  })

  it('of several stream tables, each by its own', async () => {
    const pg = await openShop()
    for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
    const followed = await Promise.all(Object.keys(QUERIES).map((name) => follow(pg, name)))
    for (const { told } of followed) told()
    await pg.exec('UPDATE orders SET amount = 11 WHERE id = 1')
    expect(followed.map(({ told }) => told())).toEqual([
      [['insert 1 22.00']],
      [],
      [['update 1 2 30.00 -> 1 2 31.00']],
      [['update 1 Ada 10.00 -> 1 Ada 11.00']],
      [['update EU 30.00 -> EU 31.00']],
    ])
  })
})
