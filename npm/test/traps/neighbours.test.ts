import { PGlite } from '@electric-sql/pglite'
import { live } from '@electric-sql/pglite/live'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { trickle } from '../../src/index.js'
import { rows } from '../support/database.js'
import { expectMaintained } from '../support/maintained.js'
import { CHANGES, openShop, QUERIES, SHOP } from '../support/shop.js'

describe("trap 27: the user's own triggers", () => {
  const TIMES = ['BEFORE', 'AFTER'] as const
  const LEVELS = ['ROW', 'STATEMENT'] as const

  it.each(['a_first', 'zzz_last', 'Z_upper', '!', ' ', '__pgt_mine', '!__pgt_mine', '\u0001'])(
    'named %j all fire, and those after the statement read the new state',
    async (name) => {
      const pg = await openShop(
        'CREATE TABLE seen (fired text, total numeric)',
        `CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
           INSERT INTO seen SELECT TG_WHEN || ' ' || TG_LEVEL || ' ' || TG_OP, (SELECT total FROM totals WHERE customer = 1);
           RETURN coalesce(NEW, OLD);
         END $$`,
      )
      await pg.trickle.createStreamTable('totals', QUERIES.totals)
      for (const time of TIMES) {
        for (const level of LEVELS) {
          await pg.exec(`CREATE TRIGGER "${name} ${time} ${level}" ${time} INSERT OR UPDATE OR DELETE ON orders
                         FOR EACH ${level} EXECUTE FUNCTION look()`)
        }
      }
      for (const [change, before, after] of [
        ['INSERT INTO orders VALUES (10, 1, 5)', '30.00', '35.00'],
        ['UPDATE orders SET amount = 6 WHERE id = 10', '35.00', '36.00'],
        ['DELETE FROM orders WHERE id = 10', '36.00', '30.00'],
      ] as const) {
        await pg.exec(change)
        const operation = change.slice(0, 6)
        const first = name < '!__pgt_0' ? before : after
        expect(await rows(pg, 'DELETE FROM seen RETURNING *')).toEqual(
          expect.arrayContaining([
            { fired: `BEFORE STATEMENT ${operation}`, total: before },
            { fired: `BEFORE ROW ${operation}`, total: before },
            { fired: `AFTER ROW ${operation}`, total: expect.any(String) },
            { fired: `AFTER STATEMENT ${operation}`, total: first },
          ]),
        )
        await expectMaintained(pg, 'totals')
      }
    },
  )

  it('may change or suppress the row before it is written', async () => {
    const pg = await openShop(`
      CREATE FUNCTION adjust() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN RETURN CASE WHEN OLD.id = 1 THEN NULL ELSE OLD END; END IF;
        IF NEW.amount < 0 THEN RETURN NULL; END IF;
        NEW.amount := NEW.amount * 2;
        RETURN NEW;
      END $$;
      CREATE TRIGGER adjust BEFORE INSERT OR UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION adjust()`)
    for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
    for (const change of [
      'INSERT INTO orders VALUES (11, 1, 5), (12, 2, -5)',
      'UPDATE orders SET amount = amount - 15',
      'DELETE FROM orders',
    ]) {
      await pg.exec(change)
      for (const name of Object.keys(QUERIES)) await expectMaintained(pg, name)
    }
  })

  it('that fails takes the whole statement back, the stream table included', async () => {
    const pg = await openShop(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
      CREATE TRIGGER zzz AFTER UPDATE ON orders FOR EACH STATEMENT EXECUTE FUNCTION fail()`)
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await expect(pg.exec('UPDATE orders SET amount = 1')).rejects.toThrow('no')
    await expectMaintained(pg, 'totals')
  })
})

describe('trap 28: many stream tables', () => {
  it.each([3, 20])('%i on one source', async (count) => {
    const pg = await openShop()
    const queries = Object.values(QUERIES)
    const names = Array.from({ length: count }, (_, index) => `t${index}`)
    for (const [index, name] of names.entries()) {
      await pg.trickle.createStreamTable(name, queries[index % queries.length] ?? '')
    }
    for (const change of CHANGES) await pg.exec(change)
    for (const name of names) await expectMaintained(pg, name)
    for (const name of names.filter((_, index) => index % 2 === 0)) await pg.trickle.dropStreamTable(name)
    await pg.exec('UPDATE orders SET amount = 12 WHERE id = 2')
    for (const name of names.filter((_, index) => index % 2 === 1)) await expectMaintained(pg, name)
  })

  it('A → B → C', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('a', QUERIES.joined)
    await pg.trickle.createStreamTable('b', 'SELECT name, count(*) AS n, sum(amount) AS total FROM a GROUP BY name')
    await pg.trickle.createStreamTable('c', 'SELECT n, count(*) AS names FROM b WHERE n > 0 GROUP BY n')
    await pg.trickle.createStreamTable('d', 'SELECT a.id, b.total FROM a JOIN b ON b.name = a.name')
    for (const change of [...CHANGES, 'TRUNCATE customers CASCADE']) {
      await pg.exec(change)
      for (const name of ['a', 'b', 'c', 'd']) await expectMaintained(pg, name)
    }
  })
})

describe('trap 28: live queries', () => {
  it.each(['query', 'incrementalQuery'] as const)(
    "PGlite's live.%s sees the stream table and its source",
    async (kind) => {
      const pg = await PGlite.create({ extensions: { trickle, live } })
      onTestFinished(() => pg.close())
      await pg.exec(SHOP)
      await pg.trickle.createStreamTable('totals', QUERIES.totals)
      const watch = async (query: string, key: string) => {
        const seen = vi.fn()
        const start = {
          query: () => pg.live.query(query, [], seen),
          incrementalQuery: () => pg.live.incrementalQuery(query, [], key, seen),
        }
        await start[kind]()
        return () => seen.mock.lastCall?.[0].rows as unknown
      }
      const totals = await watch('SELECT customer, total FROM totals ORDER BY customer', 'customer')
      const orders = await watch('SELECT id FROM orders ORDER BY id', 'id')
      // One at a time: a live.incrementalQuery that sees both at once loses the new row, whatever it watches.
      await pg.exec('INSERT INTO orders VALUES (20, 2, 12)')
      await vi.waitFor(() => expect(orders()).toMatchObject({ length: 5 }))
      await pg.exec('DELETE FROM orders WHERE id = 4')
      await vi.waitFor(() => {
        expect(orders()).toMatchObject([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 20 }])
        expect(totals()).toMatchObject([
          { customer: 1, total: '30.00' },
          { customer: 2, total: '42.00' },
        ])
      })
      expect(await pg.trickle.verifyStreamTable('totals')).toMatchObject({ ok: true })
    },
  )
})
