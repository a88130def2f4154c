import { describe, expect, it } from 'vitest'
import { expectMaintained } from '../support/maintained.js'
import { openShop } from '../support/shop.js'

const VIEWS = [
  'CREATE VIEW dear AS SELECT id AS number, customer, amount * 2 AS twice FROM orders WHERE amount > 5',
  'CREATE VIEW totals AS SELECT customer, sum(twice) AS total, count(*) AS n FROM dear GROUP BY customer',
  'CREATE VIEW "First Ones" AS SELECT * FROM orders ORDER BY amount, id LIMIT 2',
]

const QUERIES = [
  'SELECT number, twice FROM dear',
  'SELECT * FROM totals WHERE n > 1',
  'SELECT c.name, t.total FROM customers c LEFT JOIN totals t ON t.customer = c.id',
  'SELECT a.number, b.twice FROM dear a JOIN dear b USING (number)',
  'SELECT x.who, x.sum FROM totals AS x(who, sum, n)',
  'SELECT id FROM customers WHERE id IN (SELECT customer FROM dear)',
  'SELECT o.id FROM orders o WHERE EXISTS (SELECT FROM dear WHERE number = o.id)',
  'SELECT id, amount FROM "First Ones"',
  'SELECT customer FROM dear EXCEPT SELECT customer FROM totals WHERE n = 1',
  'WITH d AS (SELECT * FROM dear) SELECT d.number, totals.n FROM d JOIN totals ON totals.customer = d.customer',
  'SELECT max(total) AS most FROM totals',
]

describe('a stream table over views', () => {
  it.each(QUERIES)('follows %s', async (query) => {
    const pg = await openShop(...VIEWS)
    await pg.trickle.createStreamTable('t', query)
    await expectMaintained(pg, 't', query)
    for (const change of [
      'INSERT INTO orders (id, customer, amount) SELECT 100 + n, (SELECT min(id) FROM customers), n FROM generate_series(1, 9) AS n',
      'UPDATE orders SET amount = amount + 3 WHERE id > 101',
      'UPDATE orders SET id = id + 1000 WHERE id % 2 = 0',
      'DELETE FROM orders WHERE amount < 9',
      'TRUNCATE orders',
    ]) {
      await pg.exec(change)
      await expectMaintained(pg, 't', query)
    }
  })

  it('names the tables behind them among its sources', async () => {
    const pg = await openShop(...VIEWS)
    const { sources } = await pg.trickle.createStreamTable('t', 'SELECT * FROM totals')
    expect(sources.map(({ name }) => name)).toEqual(expect.arrayContaining(['orders']))
  })

  it('reads a view anew once it means something else', async () => {
    const pg = await openShop(...VIEWS)
    await pg.exec('INSERT INTO orders (id, customer, amount) SELECT 500, min(id), 6 FROM customers')
    await pg.trickle.createStreamTable('t', 'SELECT number FROM dear')
    await pg.exec(
      'CREATE OR REPLACE VIEW dear AS SELECT id AS number, customer, amount * 2 AS twice FROM orders WHERE amount > 1000000',
    )
    expect((await pg.query('SELECT * FROM t')).rows).toEqual([])
    expect(await pg.trickle.streamTables()).toMatchObject([{ status: 'SUSPENDED' }])
    await pg.trickle.refreshStreamTable('t')
    await pg.exec('UPDATE orders SET amount = 2000000 WHERE id = 500')
    expect((await pg.query('SELECT * FROM t')).rows).toEqual([{ number: 500 }])
    expect(await pg.trickle.streamTables()).toMatchObject([{ status: 'ACTIVE' }])
  })
})
