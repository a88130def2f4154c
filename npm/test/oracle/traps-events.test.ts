import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Oracle } from './support/oracle.js'
import { PATTERNS } from './support/patterns.js'
import { installSchema, resetSchema } from './support/schema.js'

const oracle = await Oracle.open()
beforeAll(() => installSchema(oracle, PATTERNS), 60_000)
beforeEach(() => resetSchema(oracle))
afterAll(() => oracle.close())

describe('trap 6: no row, no change, many rows', () => {
  it('statements that touch no row', async () => {
    await oracle.runAll(
      'UPDATE orders SET price = 9 WHERE false',
      'DELETE FROM orders WHERE id < 0',
      'INSERT INTO orders SELECT * FROM orders WHERE false',
      'DELETE FROM logs WHERE level = level || 1',
      'UPDATE logs SET size = 1 WHERE NULL',
      "INSERT INTO customers VALUES (1, 'x', 'y', 1) ON CONFLICT DO NOTHING",
    )
  })

  it('updates that change nothing', async () => {
    await oracle.runAll(
      'UPDATE orders SET price = price, customer_id = customer_id',
      'UPDATE orders SET id = id',
      'UPDATE customers SET id = id, region = region',
      'UPDATE logs SET size = size',
      'UPDATE lines SET number = number',
    )
  })

  it('several rows of each kind', async () => {
    await oracle.runAll(
      'INSERT INTO orders SELECT 10 + i, 1 + i % 4, i * 2, i % 3, i * 0.5, i, i FROM generate_series(1, 30) i',
      "INSERT INTO logs SELECT 'l' || i % 2, 'm' || i % 3, i % 4 FROM generate_series(1, 30) i",
      'UPDATE orders SET quantity = quantity + 1, customer_id = 1 + (customer_id + 1) % 4 WHERE id % 2 = 0',
      'UPDATE logs SET size = size + 1 WHERE size > 1',
      'DELETE FROM orders WHERE id % 3 = 0',
      "DELETE FROM logs WHERE message = 'm1'",
    )
  })
})

describe('trap 7: every way to write', () => {
  it('INSERT ... ON CONFLICT', async () => {
    await oracle.runAll(
      'INSERT INTO orders VALUES (1, 2, 1, 1, 1), (30, 2, 2, 2, 2) ON CONFLICT DO NOTHING',
      `INSERT INTO orders VALUES (1, 3, 99, 3, 2.25), (31, 1, 12, 2, 1) ON CONFLICT (id) DO UPDATE
        SET customer_id = excluded.customer_id, price = orders.price + excluded.price, amount = excluded.amount`,
      'INSERT INTO orders VALUES (2, 3, 9, 3, 2) ON CONFLICT (id) DO UPDATE SET price = 0 WHERE orders.price > 1000',
      "INSERT INTO customers VALUES (1, 'x', NULL, 7), (7, 'y', 'EU', 7) ON CONFLICT (id) DO UPDATE SET region = excluded.region",
      'INSERT INTO lines VALUES (1, 1, NULL, 9), (6, 1, NULL, 9) ON CONFLICT (order_id, number) DO UPDATE SET number = 50',
    )
  })

  it('MERGE with all actions', async () => {
    await oracle.runAll(
      `MERGE INTO orders USING (VALUES (1, 5), (2, 0), (3, 7), (40, 8), (41, 9)) AS s (id, n) ON orders.id = s.id
        WHEN MATCHED AND s.n = 0 THEN DELETE
        WHEN MATCHED THEN UPDATE SET quantity = s.n, price = price + s.n, customer_id = 4
        WHEN NOT MATCHED AND s.n = 9 THEN DO NOTHING
        WHEN NOT MATCHED THEN INSERT (id, customer_id, quantity, price, amount) VALUES (s.id, 1, s.n, s.n, 100)`,
      `MERGE INTO customers USING (SELECT 1 AS id UNION ALL SELECT 50) AS s ON customers.id = s.id
        WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (s.id, 'm', 'EU', 1)`,
    )
  })

  it('MERGE with NOT MATCHED BY SOURCE', async () => {
    await oracle.run(`MERGE INTO orders USING customers ON orders.customer_id = customers.id AND customers.region = 'EU'
      WHEN MATCHED THEN UPDATE SET price = 4 WHEN NOT MATCHED BY SOURCE AND orders.quantity > 2 THEN DELETE
      WHEN NOT MATCHED BY SOURCE THEN UPDATE SET customer_id = 1
      WHEN NOT MATCHED BY TARGET THEN INSERT (id, customer_id, price) VALUES (customers.id + 60, customers.id, 6)`)
  })

  it('UPDATE ... FROM and DELETE ... USING', async () => {
    await oracle.runAll(
      'UPDATE orders SET price = c.score, quantity = c.id FROM customers c WHERE c.id = orders.customer_id',
      'UPDATE customers c SET score = o.quantity FROM orders o WHERE o.customer_id = c.id AND o.price > 1',
      'DELETE FROM orders USING customers c WHERE c.id = orders.customer_id AND c.region IS NULL',
      'DELETE FROM lines l USING lines m WHERE l.number < m.number',
    )
  })

  it('COPY', async () => {
    await oracle.run("COPY orders FROM '/dev/blob' (FORMAT csv)", new Blob(['50,1,5,5,5.5,1,5\n51,,6,6,6.25,,\n']))
    await oracle.run("COPY logs FROM '/dev/blob'", new Blob(['info\tup\t1\n\\N\t\\N\t\\N\n']))
    await oracle.run("COPY customers (id, region) FROM '/dev/blob'", new Blob(['60\tEU\n']))
  })

  it('INSERT ... SELECT from the stream table itself', async () => {
    await oracle.runAll(
      'INSERT INTO orders (id, customer_id, price, quantity) SELECT 100 + coalesce(customer_id, 0), customer_id, prices, n FROM a_groups',
      'INSERT INTO logs SELECT level, message, 5 FROM bag',
      'INSERT INTO logs SELECT level, message, size FROM bag_everything',
      'INSERT INTO orders SELECT 200 + id, 1, twice, quantity FROM filter',
      'UPDATE orders SET price = (SELECT sum(prices) FROM a_groups) WHERE id > 4',
      'DELETE FROM orders WHERE id IN (SELECT id FROM joined)',
    )
  })
})

describe('trap 8: TRUNCATE', () => {
  it.each([
    'logs',
    'lines',
    'notes, lines',
    'orders, notes, lines',
    'orders CASCADE',
    'customers CASCADE',
    'ONLY logs',
    'customers RESTART IDENTITY CASCADE',
  ])('of %s', async (tables) => {
    await oracle.runAll(
      `TRUNCATE ${tables}`,
      `TRUNCATE ${tables}`,
      "INSERT INTO customers VALUES (1, 'n', 'EU', 1), (90, 'n', 'US', 1) ON CONFLICT DO NOTHING",
      'INSERT INTO orders VALUES (90, 1, 12, 2, 2.5, 1)',
      "INSERT INTO logs VALUES ('info', 'up', 1)",
    )
  })

  it('inside a transaction that rolls back, wholly or to a savepoint', async () => {
    await oracle.runAll(
      'BEGIN',
      'TRUNCATE customers CASCADE',
      "INSERT INTO customers VALUES (1, 'n', 'EU', 1)",
      'ROLLBACK',
      'BEGIN',
      'SAVEPOINT before',
      'TRUNCATE orders, logs CASCADE',
      "INSERT INTO logs VALUES ('x', 'y', 1)",
      'ROLLBACK TO before',
      "INSERT INTO logs VALUES ('x', 'y', 1)",
      'UPDATE orders SET price = 2',
      'COMMIT',
    )
  })

  it("with a user's TRUNCATE triggers that write", async () => {
    await oracle.pg.exec(`CREATE OR REPLACE FUNCTION refill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO logs VALUES ('cut', TG_WHEN, 1); UPDATE customers SET score = 9; RETURN NULL; END $$;
      CREATE TRIGGER a_refill BEFORE TRUNCATE ON orders EXECUTE FUNCTION refill();
      CREATE TRIGGER z_refill AFTER TRUNCATE ON orders EXECUTE FUNCTION refill();`)
    await oracle.runAll('TRUNCATE orders CASCADE', 'INSERT INTO orders VALUES (90, 1, 12, 2, 2.5, 1)')
  })
})

describe('trap 9: updates that move rows', () => {
  it('change the primary key', async () => {
    await oracle.runAll(
      'UPDATE orders SET id = id + 1000 WHERE id = 1',
      'UPDATE orders SET id = id + 1000',
      'UPDATE lines SET order_id = 1003, number = number + 1 WHERE order_id = 2001',
      'UPDATE lines SET number = -number',
      'UPDATE customers SET id = -id',
    )
  })

  it('swap two keys under an immediate key, by way of a third', async () => {
    await oracle.runAll(
      'BEGIN',
      'UPDATE orders SET id = 0 WHERE id = 1',
      'UPDATE orders SET id = 1 WHERE id = 2',
      'UPDATE orders SET id = 2 WHERE id = 0',
      'COMMIT',
    )
  })

  it('move rows between groups, into and out of the filter', async () => {
    await oracle.runAll(
      'UPDATE orders SET customer_id = 4 WHERE customer_id = 1',
      'UPDATE orders SET customer_id = NULL WHERE id IN (1, 3)',
      'UPDATE orders SET amount = 30 - amount',
      'UPDATE orders SET quantity = 5 - quantity, amount = amount + 10',
      'UPDATE customers SET region = CASE region WHEN $$EU$$ THEN NULL ELSE $$EU$$ END',
      "UPDATE logs SET level = 'debug' WHERE level = 'info'",
      "UPDATE logs SET level = 'info', size = 4 - size",
      'UPDATE notes SET order_id = 7 - order_id, customer_id = 5 - customer_id',
    )
  })

  it('swap two keys under a deferrable key', async () => {
    const swapped = await Oracle.open()
    await swapped.install(
      `CREATE TABLE t (id int PRIMARY KEY DEFERRABLE, k int, v numeric);
       CREATE TABLE u (id int, n int, k int, PRIMARY KEY (id, n) DEFERRABLE INITIALLY DEFERRED);
       INSERT INTO t SELECT i, i % 3, i FROM generate_series(1, 6) i;
       INSERT INTO u SELECT i % 2, i, i FROM generate_series(1, 6) i`,
      {
        filtered: { query: 'SELECT id, k, v FROM t WHERE v > 1' },
        pairs: { query: 'SELECT id, n, k FROM u WHERE k > 1' },
        grouped: { query: 'SELECT k, sum(v) AS total, count(*) AS n FROM t GROUP BY k' },
        grouped_by_key: { query: 'SELECT id, sum(v) AS total FROM t GROUP BY id' },
        joined: { query: 'SELECT t.id, u.id AS uid, u.n, t.v FROM t JOIN u ON u.k = t.id' },
        self: { query: 'SELECT a.id, b.id AS other, a.v FROM t a JOIN t b ON a.k = b.id' },
        above: { query: 'SELECT id, v FROM filtered WHERE k IS NOT NULL' },
        joined_above: { query: 'SELECT f.v, u.n FROM filtered f JOIN u ON u.n = f.id' },
      },
    )
    await swapped.runAll(
      'UPDATE t SET id = 7 - id',
      'UPDATE t SET id = id % 6 + 1',
      'UPDATE u SET n = 7 - n',
      'UPDATE u SET id = 1 - id, n = 7 - n',
      'BEGIN',
      'SET CONSTRAINTS ALL DEFERRED',
      'UPDATE t SET id = 2 WHERE id = 1',
      'UPDATE t SET v = 9 WHERE id = 2',
      'UPDATE t SET id = 1 WHERE k = 2 AND id = 2',
      'UPDATE u SET n = 1 WHERE n = 2',
      'INSERT INTO u VALUES (1, 1, 4)',
      'DELETE FROM u WHERE n = 1 AND k < 4',
      'ROLLBACK',
    )
    await swapped.close()
  })
})

describe('trap 10: transactions', () => {
  const some = [
    'UPDATE orders SET price = price + 1 WHERE customer_id = 1',
    "INSERT INTO logs VALUES ('info', 'up', 1)",
    'DELETE FROM customers WHERE id = 2',
  ]

  it('several statements, committed', async () => {
    await oracle.runAll('BEGIN', ...some, 'COMMIT')
  })

  it('rolled back', async () => {
    await oracle.runAll('BEGIN', ...some, 'ROLLBACK')
  })

  it('rolled back to a savepoint, also a nested and a released one', async () => {
    await oracle.runAll(
      'BEGIN',
      'UPDATE orders SET quantity = 1',
      'SAVEPOINT one',
      ...some,
      'SAVEPOINT two',
      'DELETE FROM orders',
      'ROLLBACK TO two',
      'UPDATE orders SET amount = 11',
      'RELEASE two',
      'ROLLBACK TO one',
      'UPDATE customers SET region = NULL',
      'COMMIT',
    )
  })

  it('an error in the middle of a transaction, and in the middle of a script', async () => {
    await oracle.runAll('BEGIN', ...some)
    expect(await oracle.attempt('INSERT INTO orders VALUES (7, 1), (6, 1)')).toMatchObject({ code: '23505' })
    await oracle.run('ROLLBACK')
    expect(await oracle.attempt(`${some.join(';')}; SELECT 1 / 0`)).toMatchObject({ code: '22012' })
    await oracle.check('a script that failed')
  })

  it('an error in the middle of a statement', async () => {
    const failing = [
      'INSERT INTO orders VALUES (70, 1, 5, 5, 5), (71, 999, 5, 5, 5)',
      'INSERT INTO orders SELECT 70 + i, 1, 1 / (3 - i) FROM generate_series(1, 5) i',
      'UPDATE orders SET id = 6',
      'DELETE FROM customers WHERE id / (id - 3) > -100',
      'WITH o AS (DELETE FROM orders RETURNING id) UPDATE customers SET id = 1',
    ]
    for (const statement of failing) {
      expect(await oracle.attempt(statement)).toBeDefined()
      await oracle.check(statement)
    }
  })

  it('a plpgsql exception block', async () => {
    await oracle.runAll(
      `DO $$ BEGIN ${some.join(';')};
        BEGIN DELETE FROM orders; UPDATE logs SET size = 0; RAISE EXCEPTION 'no'; EXCEPTION WHEN OTHERS THEN NULL; END;
        UPDATE orders SET quantity = 3 WHERE id = 5; END $$`,
      `DO $$ BEGIN FOR n IN 1..5 LOOP BEGIN UPDATE orders SET price = price + n;
        PERFORM 1 / (n % 2); EXCEPTION WHEN division_by_zero THEN DELETE FROM lines WHERE number = n; END; END LOOP; END $$`,
    )
  })
})
