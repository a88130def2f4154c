import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { openShop } from '../support/shop.js'

/** Queries for each refused construct, by its name in the registry, in its order. */
const REFUSED: Record<string, readonly string[]> = {
  'FOR UPDATE': [
    'SELECT id FROM orders FOR UPDATE',
    'SELECT id FROM orders FOR SHARE OF orders SKIP LOCKED',
    'SELECT c.id FROM customers c WHERE EXISTS (SELECT FROM orders o WHERE o.customer = c.id FOR UPDATE)',
  ],
  TABLESAMPLE: [
    'SELECT id FROM orders TABLESAMPLE system (10)',
    'SELECT s.id FROM (SELECT id FROM orders TABLESAMPLE system (10)) AS s',
  ],
  'A query without a source table': [
    'SELECT 1 AS one',
    'VALUES (1, 2), (3, 4)',
    'SELECT n FROM generate_series(1, 3) AS n',
  ],
  'A query without output columns': ['SELECT FROM orders'],
}

/** Queries whose result depends on how ties are broken, by the feature their error names. */
const TIED: Record<string, readonly string[]> = {
  'LIMIT without a total order': [
    'SELECT id FROM orders LIMIT 3',
    'SELECT id FROM orders ORDER BY amount LIMIT 3',
    'SELECT id FROM orders OFFSET 1',
    'SELECT o.id, c.name FROM orders o JOIN customers c ON c.id > o.id ORDER BY o.id LIMIT 1',
    'SELECT c.id, (SELECT o.amount FROM orders o WHERE o.customer = c.id ORDER BY o.amount LIMIT 1) AS a, 1 AS b FROM customers c ORDER BY 3 LIMIT 2',
  ],
  'DISTINCT ON without a total order': ['SELECT DISTINCT ON (customer) customer, id FROM orders ORDER BY customer'],
  'The window function row_number without a total order': [
    'SELECT id, row_number() OVER (ORDER BY amount) AS n FROM orders',
    'SELECT id, row_number() OVER w AS n FROM orders WINDOW w AS (PARTITION BY customer ORDER BY amount)',
  ],
  'The window function sum without a total order': [
    'SELECT id, sum(id) OVER (ORDER BY amount ROWS UNBOUNDED PRECEDING) AS s FROM orders',
  ],
  'The aggregate array_agg without a total order': [
    'SELECT customer, array_agg(id) AS ids FROM orders GROUP BY customer',
    'SELECT customer, array_agg(id ORDER BY amount) AS ids FROM orders GROUP BY customer',
    'SELECT c.id, (SELECT array_agg(o.id) FROM orders o WHERE o.customer = c.id) AS ids FROM customers c',
  ],
}

describe.each(Object.entries({ ...REFUSED, ...TIED }))('%s', (feature, queries) => {
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
  it('over more than 32 group keys is refused', async () => {
    const columns = Array.from({ length: 33 }, (_, index) => `c${index}`)
    const pg = await openShop(`CREATE TABLE wide (id int PRIMARY KEY, ${columns.map((name) => `${name} int`)})`)
    const query = `SELECT ${columns}, count(*) FROM wide GROUP BY ${columns}`
    const error = await failureOf(pg.trickle.createStreamTable('t', query))
    expect(error).toMatchObject({ code: 'UNSUPPORTED_FEATURE', feature: 'Grouping by more than 32 columns' })
    expectHelpful(error)
  })
})
