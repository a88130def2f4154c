import { describe, expect, it } from 'vitest'
import { expectMaintained } from '../support/maintained.js'
import { openShop } from '../support/shop.js'

/** Queries of every construct, each followed through the same changes. */
const QUERIES = [
  'WITH RECURSIVE t(n) AS (SELECT id FROM orders UNION SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t',
  'WITH big AS (SELECT id FROM orders WHERE amount > 10) SELECT id FROM big',
  'SELECT id FROM orders UNION SELECT id FROM customers',
  'SELECT id FROM orders UNION ALL SELECT id FROM customers',
  'SELECT id FROM orders INTERSECT SELECT id FROM customers',
  'SELECT id FROM orders EXCEPT ALL SELECT id FROM customers',
  'SELECT id FROM orders ORDER BY id LIMIT 3',
  'SELECT id FROM orders ORDER BY amount FETCH FIRST 2 ROWS WITH TIES',
  'SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer ORDER BY o.amount, o.id LIMIT 2',
  'SELECT id FROM orders ORDER BY amount DESC',
  'SELECT DISTINCT ON (customer) customer, id FROM orders ORDER BY customer, id',
  'SELECT DISTINCT customer FROM orders',
  'SELECT customer, count(*) FROM orders GROUP BY ROLLUP (customer)',
  'SELECT customer, count(*) FROM orders GROUP BY CUBE (customer)',
  'SELECT customer, count(*) FROM orders GROUP BY GROUPING SETS ((customer), ())',
  'SELECT customer, count(*) FROM orders GROUP BY DISTINCT customer, id',
  'SELECT customer, count(*) FROM orders GROUP BY customer HAVING count(*) > 1',
  'SELECT count(*) FROM orders HAVING true',
  'SELECT id, sum(amount) OVER (PARTITION BY customer) AS s FROM orders',
  'SELECT id, row_number() OVER w AS n FROM orders WINDOW w AS (ORDER BY id)',
  'SELECT c.id, l.id AS o FROM customers c, LATERAL (SELECT id FROM orders WHERE customer = c.id) AS l',
  'SELECT id FROM (SELECT id FROM orders WHERE amount > 10) AS big',
  'SELECT o.id, n FROM orders o CROSS JOIN generate_series(1, 3) AS n',
  'SELECT o.id, c.name FROM orders o FULL JOIN customers c ON c.id = o.customer',
  'SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer',
  'SELECT o.id, c.name FROM orders o RIGHT JOIN customers c ON c.id = o.customer',
  'SELECT a.id FROM orders a, orders b, orders c WHERE a.id = b.id AND b.id = c.id',
  'SELECT id FROM customers c WHERE EXISTS (SELECT FROM orders WHERE customer = c.id)',
  'SELECT id FROM customers c WHERE NOT EXISTS (SELECT FROM orders WHERE customer = c.id)',
  'SELECT id FROM customers WHERE id IN (SELECT customer FROM orders)',
  'SELECT id FROM customers WHERE id <> ANY (SELECT customer FROM orders)',
  'SELECT id FROM customers WHERE id NOT IN (SELECT customer FROM orders)',
  'SELECT id FROM customers WHERE id >= ALL (SELECT customer FROM orders)',
  'SELECT id, ARRAY(SELECT o.id FROM orders o WHERE o.customer = c.id ORDER BY o.id) AS a FROM customers c',
  'SELECT id, (SELECT count(*) FROM orders o WHERE o.customer = c.id) AS n FROM customers c',
  'SELECT customer, count(*) FILTER (WHERE amount > (SELECT avg(amount) FROM orders)) AS n FROM orders GROUP BY customer',
  'SELECT customer, min(amount) AS least, max(amount) FILTER (WHERE id > 1) AS most FROM orders GROUP BY customer',
  "SELECT customer, string_agg(id::text, ',' ORDER BY id) AS ids, array_agg(id ORDER BY id) AS list FROM orders GROUP BY customer",
  'SELECT customer, bool_or(amount > 1) AS some, stddev(amount) AS spread FROM orders GROUP BY customer',
  'SELECT customer, mode() WITHIN GROUP (ORDER BY amount) AS mode FROM orders GROUP BY customer',
  'SELECT customer, count(DISTINCT amount) AS n, sum(amount ORDER BY id) AS total FROM orders GROUP BY customer',
  'SELECT customer, total(id ORDER BY id) AS x FROM orders GROUP BY customer',
  'SELECT public.sum(amount::text ORDER BY id) AS x FROM orders',
  'SELECT customer, count(*) AS n, rank() OVER (ORDER BY count(*)) AS place FROM orders GROUP BY customer',
  'SELECT DISTINCT count(*) AS n FROM orders GROUP BY customer',
  'SELECT id FROM orders UNION SELECT id FROM customers ORDER BY id DESC LIMIT 3',
  `SELECT o.id, j.n FROM orders o, JSON_TABLE(jsonb_build_array(o.id, 2), '$[*]' COLUMNS (n int PATH '$')) AS j`,
  "SELECT o.id, r.a FROM orders o, jsonb_to_recordset(jsonb_build_array(jsonb_build_object('a', o.id))) AS r(a int)",
  'SELECT o.id, v.n FROM orders o JOIN (VALUES (1), (2)) AS v(n) ON v.n < o.id',
  'SELECT id FROM orders WHERE (customer, id) > (1, 2)',
  'SELECT id FROM orders ORDER BY id LIMIT (SELECT count(*) FROM customers)',
]

const CHANGES = [
  'INSERT INTO orders (id, customer, amount) SELECT 100 + n, (SELECT min(id) FROM customers), n FROM generate_series(1, 4) AS n',
  'UPDATE orders SET amount = amount + 1 WHERE id > 101',
  'UPDATE orders SET id = id + 1000 WHERE id IN (SELECT id FROM orders ORDER BY id LIMIT 2)',
  'UPDATE orders SET customer = (SELECT max(id) FROM customers) WHERE id % 2 = 0',
  'DELETE FROM orders WHERE id IN (SELECT id FROM orders ORDER BY id DESC LIMIT 2)',
  'WITH gone AS (DELETE FROM orders WHERE id > 100 RETURNING customer) UPDATE customers SET name = name || name WHERE id IN (SELECT customer FROM gone)',
  'TRUNCATE orders',
  'INSERT INTO orders (id, customer, amount) SELECT 7, min(id), 7 FROM customers',
]

describe('a stream table', () => {
  it.each(QUERIES)('follows %s', async (query) => {
    const pg = await openShop(
      'CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int)',
      'CREATE AGGREGATE public.sum(text) (sfunc = textcat, stype = text)',
    )
    const validated = await pg.trickle.validateQuery(query)
    expect(validated).toMatchObject({ valid: true })
    await pg.trickle.createStreamTable('t', query)
    await expectMaintained(pg, 't', query)
    for (const change of CHANGES) {
      await pg.exec(change)
      await expectMaintained(pg, 't', query)
    }
    expect(await pg.trickle.verifyStreamTable('t')).toMatchObject({ ok: true })
    await pg.trickle.dropStreamTable('t')
  })
})
