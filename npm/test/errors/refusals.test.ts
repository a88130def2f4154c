import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { openShop } from '../support/shop.js'

/** Queries for each refused construct, by its name in the registry, in its order. */
const REFUSED: Record<string, readonly string[]> = {
  'WITH RECURSIVE': [
    'WITH RECURSIVE t(n) AS (SELECT id FROM orders UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t',
  ],
  WITH: ['WITH big AS (SELECT id FROM orders WHERE amount > 10) SELECT id FROM big'],
  UNION: [
    'SELECT id FROM orders UNION SELECT id FROM customers',
    'SELECT id FROM orders UNION ALL SELECT id FROM customers',
  ],
  INTERSECT: ['SELECT id FROM orders INTERSECT SELECT id FROM customers'],
  EXCEPT: ['SELECT id FROM orders EXCEPT ALL SELECT id FROM customers'],
  VALUES: ['VALUES (1, 2), (3, 4)'],
  'FOR UPDATE': ['SELECT id FROM orders FOR UPDATE', 'SELECT id FROM orders FOR SHARE OF orders SKIP LOCKED'],
  LIMIT: [
    'SELECT id FROM orders LIMIT 3',
    'SELECT id FROM orders ORDER BY id LIMIT 3',
    'SELECT id FROM orders OFFSET 1',
    'SELECT id FROM orders ORDER BY amount FETCH FIRST 2 ROWS WITH TIES',
  ],
  'ORDER BY': ['SELECT id FROM orders ORDER BY amount DESC'],
  'DISTINCT ON': ['SELECT DISTINCT ON (customer) customer, id FROM orders'],
  DISTINCT: ['SELECT DISTINCT customer FROM orders'],
  'GROUPING SETS': [
    'SELECT customer, count(*) FROM orders GROUP BY ROLLUP (customer)',
    'SELECT customer, count(*) FROM orders GROUP BY CUBE (customer)',
    'SELECT customer, count(*) FROM orders GROUP BY GROUPING SETS ((customer), ())',
  ],
  'GROUP BY DISTINCT': ['SELECT customer, count(*) FROM orders GROUP BY DISTINCT customer, id'],
  HAVING: [
    'SELECT customer, count(*) FROM orders GROUP BY customer HAVING count(*) > 1',
    'SELECT count(*) FROM orders HAVING true',
  ],
  'A window function': [
    'SELECT id, sum(amount) OVER (PARTITION BY customer) AS s FROM orders',
    'SELECT id, row_number() OVER w AS n FROM orders WINDOW w AS (ORDER BY id)',
  ],
  LATERAL: ['SELECT c.id, l.id AS o FROM customers c, LATERAL (SELECT id FROM orders WHERE customer = c.id) AS l'],
  'A subquery in FROM': ['SELECT id FROM (SELECT id FROM orders WHERE amount > 10) AS big'],
  'A function in FROM': [
    'SELECT n FROM generate_series(1, 3) AS n',
    'SELECT o.id, n FROM orders o CROSS JOIN generate_series(1, 3) AS n',
  ],
  TABLESAMPLE: ['SELECT id FROM orders TABLESAMPLE system (10)'],
  'FULL JOIN': ['SELECT o.id, c.name FROM orders o FULL JOIN customers c ON c.id = o.customer'],
  'LEFT JOIN': ['SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer'],
  'RIGHT JOIN': ['SELECT o.id, c.name FROM orders o RIGHT JOIN customers c ON c.id = o.customer'],
  'A join of more than two tables': ['SELECT a.id FROM orders a, orders b, orders c WHERE a.id = b.id AND b.id = c.id'],
  EXISTS: [
    'SELECT id FROM customers c WHERE EXISTS (SELECT FROM orders WHERE customer = c.id)',
    'SELECT id FROM customers c WHERE NOT EXISTS (SELECT FROM orders WHERE customer = c.id)',
  ],
  'IN or ANY with a subquery': [
    'SELECT id FROM customers WHERE id IN (SELECT customer FROM orders)',
    'SELECT id FROM customers WHERE id <> ANY (SELECT customer FROM orders)',
    'SELECT id FROM customers WHERE id NOT IN (SELECT customer FROM orders)',
  ],
  'ALL with a subquery': ['SELECT id FROM customers WHERE id >= ALL (SELECT customer FROM orders)'],
  'ARRAY with a subquery': [
    'SELECT id, ARRAY(SELECT o.id FROM orders o WHERE o.customer = c.id) AS a FROM customers c',
  ],
  'A scalar subquery': [
    'SELECT id, (SELECT count(*) FROM orders o WHERE o.customer = c.id) AS n FROM customers c',
    'SELECT customer, count(*) FILTER (WHERE amount > (SELECT avg(amount) FROM orders)) AS n FROM orders GROUP BY customer',
  ],
  'A query without a source table': ['SELECT 1 AS one'],
  'A query without output columns': ['SELECT FROM orders'],
}

describe.each(Object.entries(REFUSED))('%s', (feature, queries) => {
  it.each(queries)('is refused by name, leaving nothing behind: %s', async (query) => {
    const pg = await openShop()
    const before = await footprint(pg)
    const error = await failureOf(pg.trickle.createStreamTable('t', query))
    expect(error).toMatchObject({ code: 'UNSUPPORTED_FEATURE', sqlstate: '0A000', feature, table: 't' })
    expect(error.message).toMatch(`${feature} is not supported in stream table "t" (createStreamTable): `)
    expectHelpful(error)
    expect(await footprint(pg)).toEqual(before)
    expect(await pg.trickle.validateQuery(query)).toMatchObject({ valid: false, error: { feature } })
  })
})

describe('the list above', () => {
  it('holds every refusal of the registry', async () => {
    const path = '../../../core/src/main/java/io/pgtrickle/core/construct/Refusals.java'
    const source = await readFile(new URL(path, import.meta.url), 'utf8')
    const registered = [...source.matchAll(/new Refusal\(\s*"([^"]+)"/g)].map(([, feature]) => feature)
    expect(Object.keys(REFUSED)).toEqual(registered)
  })
})

describe('an aggregate', () => {
  it.each([
    ['The aggregate min', 'min(amount)'],
    ['The aggregate max', 'max(amount) FILTER (WHERE id > 1)'],
    ['The aggregate string_agg', "string_agg(id::text, ',' ORDER BY id)"],
    ['The aggregate array_agg', 'array_agg(id)'],
    ['The aggregate bool_or', 'bool_or(amount > 1)'],
    ['The aggregate stddev', 'stddev(amount)'],
    ['The aggregate percentile_cont', 'percentile_cont(0.5) WITHIN GROUP (ORDER BY amount)'],
    ['The aggregate mode', 'mode() WITHIN GROUP (ORDER BY amount)'],
    ['The aggregate count(DISTINCT)', 'count(DISTINCT amount)'],
    ['The aggregate sum(DISTINCT)', 'sum(DISTINCT amount)'],
    ['The aggregate avg(DISTINCT)', 'avg(DISTINCT amount)'],
    ['The aggregate sum(ORDER BY)', 'sum(amount ORDER BY id)'],
  ])('that has no accumulator is refused by name: %s', async (feature, aggregate) => {
    const pg = await openShop()
    const before = await footprint(pg)
    const query = `SELECT customer, ${aggregate} AS x FROM orders GROUP BY customer`
    const error = await failureOf(pg.trickle.createStreamTable('t', query))
    expect(error).toMatchObject({ code: 'UNSUPPORTED_FEATURE', feature })
    expect(error.hint).toContain('count, sum or avg')
    expectHelpful(error)
    expect(await footprint(pg)).toEqual(before)
  })

  it('of the user is refused by name, even under the name of a maintained one', async () => {
    const pg = await openShop(
      'CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int)',
      'CREATE AGGREGATE public.sum(text) (sfunc = textcat, stype = text)',
    )
    for (const call of ['total(id)', 'public.sum(id::text)']) {
      const error = await failureOf(pg.trickle.createStreamTable('t', `SELECT ${call} AS x FROM orders`))
      expect(error).toMatchObject({ code: 'UNSUPPORTED_FEATURE', feature: expect.stringContaining('The aggregate ') })
      expectHelpful(error)
    }
  })

  it('over more than 32 group keys is refused', async () => {
    const columns = Array.from({ length: 33 }, (_, index) => `c${index}`)
    const pg = await openShop(`CREATE TABLE wide (id int PRIMARY KEY, ${columns.map((name) => `${name} int`)})`)
    const query = `SELECT ${columns}, count(*) FROM wide GROUP BY ${columns}`
    const error = await failureOf(pg.trickle.createStreamTable('t', query))
    expect(error).toMatchObject({ code: 'UNSUPPORTED_FEATURE', feature: 'Grouping by more than 32 columns' })
    expectHelpful(error)
  })
})
