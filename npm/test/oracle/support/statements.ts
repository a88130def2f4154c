/** A way to write, which every pattern of stream table must follow. */
export interface Write {
  readonly title: string
  readonly sql: string
  /** What COPY reads. */
  readonly blob?: string
}

/** Every kind of DML over the schema of the patterns. Each succeeds on its rows. */
export const WRITES: readonly Write[] = [
  { title: 'INSERT of one row', sql: 'INSERT INTO orders VALUES (20, 1, 12, 2, 1.25, 0.5, 3)' },
  {
    title: 'INSERT of several rows',
    sql: 'INSERT INTO orders VALUES (20, 1, 12, 2, 1.25, 0.5, 3), (21, NULL, 13, NULL, 2, 1, 1), (22, 2, 9, 2, 3, NULL, NULL)',
  },
  {
    title: 'INSERT of duplicates',
    sql: "INSERT INTO logs VALUES ('info', 'up', 1), ('info', 'up', 1), (NULL, NULL, NULL)",
  },
  { title: 'INSERT of NULLs only', sql: 'INSERT INTO orders (id) VALUES (20), (21)' },
  { title: 'INSERT of a parent', sql: "INSERT INTO customers VALUES (20, 'x', 'EU', 1)" },
  {
    title: 'INSERT ... SELECT',
    sql: 'INSERT INTO orders SELECT id + 20, customer_id, amount, quantity, price, weight, big FROM orders',
  },
  { title: 'INSERT ... SELECT from another source', sql: 'INSERT INTO logs SELECT region, name, score FROM customers' },
  { title: 'INSERT ... DEFAULT VALUES', sql: 'INSERT INTO logs DEFAULT VALUES' },
  {
    title: 'ON CONFLICT DO NOTHING, all there',
    sql: 'INSERT INTO orders VALUES (1, 2, 1, 1, 1) ON CONFLICT DO NOTHING',
  },
  {
    title: 'ON CONFLICT DO NOTHING, some there',
    sql: 'INSERT INTO orders VALUES (1, 2, 1, 1, 1), (20, 2, 11, 1, 1) ON CONFLICT DO NOTHING',
  },
  {
    title: 'ON CONFLICT DO UPDATE, all there',
    sql: 'INSERT INTO orders VALUES (1, 2, 1, 1, 1) ON CONFLICT (id) DO UPDATE SET customer_id = excluded.customer_id, price = orders.price + 1',
  },
  {
    title: 'ON CONFLICT DO UPDATE, some there',
    sql: 'INSERT INTO orders VALUES (1, 2, 1, 1, 1), (20, 3, 50, 2, 2) ON CONFLICT (id) DO UPDATE SET amount = 40, quantity = excluded.quantity + 1',
  },
  {
    title: 'ON CONFLICT DO UPDATE of a parent',
    sql: "INSERT INTO customers VALUES (1, 'x', NULL, 1), (20, 'y', 'US', 2) ON CONFLICT (id) DO UPDATE SET region = excluded.region",
  },
  {
    title: 'ON CONFLICT DO UPDATE that changes the key',
    sql: 'INSERT INTO orders VALUES (6, 1, 1, 1, 1) ON CONFLICT (id) DO UPDATE SET id = 60, customer_id = 2',
  },
  {
    title: 'ON CONFLICT DO UPDATE with a predicate that fails',
    sql: 'INSERT INTO orders VALUES (1) ON CONFLICT (id) DO UPDATE SET price = 0 WHERE false',
  },
  { title: 'UPDATE of one row', sql: 'UPDATE orders SET price = 2.5 WHERE id = 1' },
  { title: 'UPDATE of all rows', sql: 'UPDATE orders SET quantity = quantity + 1, amount = amount + 10, weight = 1' },
  { title: 'UPDATE of the group key', sql: 'UPDATE orders SET customer_id = 2' },
  { title: 'UPDATE to NULL', sql: 'UPDATE orders SET customer_id = NULL, quantity = NULL, price = NULL' },
  { title: 'UPDATE of a key', sql: 'UPDATE orders SET id = id + 100' },
  { title: 'UPDATE of a composite key', sql: 'UPDATE lines SET number = number + 10 * order_id, order_id = 6' },
  {
    title: 'UPDATE of rows without a key',
    sql: "UPDATE logs SET size = size + 1, level = 'warn' WHERE level = 'info'",
  },
  {
    title: 'UPDATE of a parent',
    sql: "UPDATE customers SET region = 'XX', name = 'x', score = score + 1 WHERE id < 3",
  },
  { title: 'UPDATE of no row', sql: 'UPDATE orders SET price = 1 WHERE false' },
  { title: 'UPDATE without a change', sql: 'UPDATE orders SET price = price, id = id' },
  {
    title: 'UPDATE ... FROM',
    sql: 'UPDATE orders SET price = c.score, quantity = c.id FROM customers c WHERE c.id = customer_id',
  },
  {
    title: 'UPDATE with a subquery',
    sql: 'UPDATE orders SET price = (SELECT count(*) FROM notes n WHERE n.order_id = orders.id)',
  },
  { title: 'DELETE of one row', sql: 'DELETE FROM orders WHERE id = 3' },
  { title: 'DELETE of all rows', sql: 'DELETE FROM orders' },
  {
    title: 'DELETE of one of two equal rows',
    sql: "DELETE FROM logs WHERE ctid = (SELECT min(ctid) FROM logs WHERE level = 'info')",
  },
  { title: 'DELETE of a group', sql: 'DELETE FROM orders WHERE customer_id = 1' },
  {
    title: 'DELETE ... USING',
    sql: "DELETE FROM orders USING customers c WHERE c.id = customer_id AND c.region = 'EU'",
  },
  { title: 'DELETE from the link between tables', sql: 'DELETE FROM notes WHERE order_id IS NOT NULL' },
  {
    title: 'MERGE with all actions',
    sql: `MERGE INTO orders USING (VALUES (1, 5), (2, 0), (3, 7), (20, 8), (21, 9)) AS s (id, n) ON orders.id = s.id
      WHEN MATCHED AND s.n = 0 THEN DELETE WHEN MATCHED THEN UPDATE SET quantity = s.n, price = s.n, customer_id = 4
      WHEN NOT MATCHED AND s.n = 9 THEN DO NOTHING
      WHEN NOT MATCHED THEN INSERT (id, customer_id, quantity, price, amount) VALUES (s.id, 1, s.n, s.n, 100)`,
  },
  {
    title: 'MERGE into a parent',
    sql: `MERGE INTO customers USING (VALUES (1, NULL), (2, 'EU'), (20, 'US')) AS s (id, region) ON customers.id = s.id
      WHEN MATCHED AND s.region IS NULL THEN DELETE WHEN MATCHED THEN UPDATE SET region = s.region
      WHEN NOT MATCHED THEN INSERT (id, region) VALUES (s.id, s.region)`,
  },
  {
    title: 'MERGE into rows without a key',
    sql: `MERGE INTO logs USING (VALUES (1, 'a'), (2, 'b'), (9, 'c')) AS s (size, m) ON logs.size = s.size
      WHEN MATCHED AND s.m = 'b' THEN DELETE WHEN MATCHED THEN UPDATE SET message = s.m
      WHEN NOT MATCHED THEN INSERT VALUES ('new', s.m, s.size)`,
  },
  { title: 'COPY', sql: "COPY orders FROM '/dev/blob' (FORMAT csv)", blob: '50,1,5,5,5.5,1,5\n51,,16,6,6.25,,\n' },
  { title: 'COPY of rows without a key', sql: "COPY logs FROM '/dev/blob'", blob: 'info\tup\t1\n\\N\t\\N\t\\N\n' },
  {
    title: 'a CTE that inserts into several tables',
    sql: `WITH c AS (INSERT INTO customers VALUES (8, 'n', 'EU', 1) RETURNING id),
      o AS (INSERT INTO orders SELECT 80, id, 7, 2, 1.25, 1 FROM c RETURNING id),
      l AS (INSERT INTO lines SELECT id, 1, 'a', 1 FROM o) INSERT INTO notes SELECT 80, id, NULL, 'x' FROM c`,
  },
  {
    title: 'a CTE that updates several tables',
    sql: `WITH c AS (UPDATE customers SET region = 'XX', score = 2), l AS (UPDATE lines SET pieces = 1, number = number + 10),
      g AS (UPDATE logs SET size = 5) UPDATE orders SET quantity = 2, customer_id = 1`,
  },
  {
    title: 'a CTE that deletes from several tables',
    sql: `WITH l AS (DELETE FROM lines), g AS (DELETE FROM logs), o AS (DELETE FROM orders WHERE id < 4)
      DELETE FROM customers WHERE id = 1`,
  },
  {
    title: 'a CTE that moves rows from table to table',
    sql: `WITH o AS (DELETE FROM orders WHERE quantity = 2 RETURNING *), g AS (INSERT INTO logs SELECT 'o', NULL, quantity FROM o)
      INSERT INTO orders SELECT id + 50, 3, amount, quantity, price, weight, big FROM o`,
  },
  {
    title: 'a CTE that writes one table twice',
    sql: 'WITH a AS (DELETE FROM orders WHERE id < 3), b AS (UPDATE orders SET price = 8 WHERE id = 4) INSERT INTO orders VALUES (70, 1, 12, 2, 4)',
  },
  { title: 'ON DELETE CASCADE', sql: 'DELETE FROM customers WHERE id IN (1, 2)' },
  { title: 'ON DELETE SET NULL', sql: 'DELETE FROM orders WHERE id IN (1, 3)' },
  { title: 'ON UPDATE CASCADE', sql: 'UPDATE customers SET id = id + 10' },
  { title: 'ON UPDATE SET NULL', sql: 'UPDATE orders SET id = id + 10 WHERE id IN (1, 6)' },
  { title: 'a cascade over all levels', sql: 'DELETE FROM customers' },
  { title: 'TRUNCATE', sql: 'TRUNCATE logs' },
  { title: 'TRUNCATE of several tables', sql: 'TRUNCATE notes, lines, logs' },
  { title: 'TRUNCATE ... CASCADE', sql: 'TRUNCATE customers CASCADE' },
  {
    title: 'a function that writes several times',
    sql: `DO $do$ BEGIN FOR i IN 1..5 LOOP UPDATE orders SET price = i WHERE id = i; INSERT INTO orders VALUES (90 + i, i % 5, i) ON CONFLICT DO NOTHING; END LOOP;
      EXCEPTION WHEN foreign_key_violation THEN UPDATE orders SET price = 3; END $do$`,
  },
]
