import { describe, expect, it } from 'vitest'
import { openShop } from '../support/shop.js'

const INDEXES = `
  SELECT substring(indexdef FROM 'btree (.*)') AS index FROM pg_indexes
  WHERE schemaname = 'pgtrickle' AND starts_with(tablename, '__pgt_1_') AND indexdef NOT LIKE '%UNIQUE%'`

describe('ORDER BY without LIMIT', () => {
  it.each([
    ['SELECT id, amount FROM orders ORDER BY amount DESC NULLS LAST, id', ['(amount DESC NULLS LAST, id)']],
    ['SELECT id, amount AS "Paid" FROM orders ORDER BY amount', ['("Paid")']],
    [
      'SELECT customer, array_agg(id ORDER BY id) AS ids FROM orders GROUP BY customer ORDER BY 1 DESC',
      ['(customer DESC)'],
    ],
    // An index entry may not be too long: the name may.
    ['SELECT id, region, name FROM customers ORDER BY id % 2, name', []],
    ['SELECT id % 2 AS odd, region, name FROM customers ORDER BY id % 2, name', ['(odd)']],
    ['SELECT id, ARRAY[amount, 1] AS a FROM orders ORDER BY ARRAY[amount, 1]', []],
    // Not stored, but computed when read.
    ['SELECT customer, sum(amount) AS total FROM orders GROUP BY customer ORDER BY sum(amount)', []],
    ['SELECT id FROM orders ORDER BY amount', []],
  ])('is an index for the reader, as far as it is stored: %s', async (query, indexes) => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('ordered', query)
    const { rows } = await pg.query<{ index: string }>(INDEXES)
    expect(rows.map(({ index }) => index)).toEqual(indexes)
    await pg.exec(`INSERT INTO orders SELECT n, 1, n % 50 FROM generate_series(10, 2000) AS n; ANALYZE;
      INSERT INTO customers VALUES (9, repeat('long', 5000), 'EU')`)
    expect(await pg.trickle.verifyStreamTable('ordered')).toMatchObject({ ok: true })
  })

  it('is none by an operator of the user', async () => {
    const pg =
      await openShop(`CREATE FUNCTION later(int, int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT btint4cmp($2, $1)';
      CREATE OPERATOR <# (FUNCTION = int4gt, LEFTARG = int, RIGHTARG = int);
      CREATE OPERATOR CLASS backwards FOR TYPE int USING btree AS OPERATOR 1 <#, OPERATOR 3 =, FUNCTION 1 later(int, int)`)
    await pg.trickle.createStreamTable('ordered', 'SELECT id, customer FROM orders ORDER BY customer USING <#')
    expect((await pg.query(INDEXES)).rows).toEqual([])
    await pg.trickle.createStreamTable('first', 'SELECT id FROM orders ORDER BY id USING <# LIMIT 2')
    await pg.exec('INSERT INTO orders VALUES (99, 1, 5)')
    expect((await pg.query('SELECT id FROM first ORDER BY id')).rows).toEqual([{ id: 4 }, { id: 99 }])
  })

  it('is used where the reader writes it', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('ordered', 'SELECT id, amount FROM orders ORDER BY amount DESC, id')
    await pg.exec('INSERT INTO orders SELECT n, 1, n % 50 FROM generate_series(10, 5000) AS n; ANALYZE')
    const { rows } = await pg.query('EXPLAIN (FORMAT JSON) SELECT * FROM ordered ORDER BY amount DESC, id LIMIT 10')
    expect(JSON.stringify(rows)).toMatch(/Index (Only )?Scan/)
    expect(JSON.stringify(rows)).not.toContain('Sort')
  })
})
