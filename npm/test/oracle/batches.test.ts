import { afterAll, expect, it } from 'vitest'
import { Oracle } from './support/oracle.js'

const oracle = await Oracle.open()
afterAll(() => oracle.close())

it('trap 6: 10,000 rows at once', async () => {
  await oracle.install(
    `CREATE TABLE customers (id int PRIMARY KEY, region int);
     CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers ON DELETE CASCADE ON UPDATE CASCADE, price numeric, weight float8);
     CREATE INDEX ON orders (customer_id);
     CREATE TABLE logs (level int, message text)`,
    {
      filtered: { query: 'SELECT id, price * 2 AS twice FROM orders WHERE price > 3' },
      bagged: { query: 'SELECT level, message FROM logs WHERE level > 1' },
      grouped: {
        query:
          'SELECT customer_id, count(*) AS n, sum(price) AS total, avg(price) AS mean FROM orders GROUP BY customer_id',
      },
      floats: {
        query: 'SELECT customer_id, sum(weight) AS weight FROM orders GROUP BY customer_id',
        compare: ['values'],
      },
      joined: { query: 'SELECT o.id, c.region FROM orders o JOIN customers c ON c.id = o.customer_id' },
      joined_grouped: {
        query:
          'SELECT c.region, count(*) AS n, sum(o.price) AS total FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.region',
      },
      above: { query: 'SELECT n, count(*) AS customers, sum(total) AS total FROM grouped GROUP BY n' },
      above_rows: { query: 'SELECT twice % 2 AS odd, count(*) AS n FROM filtered GROUP BY twice % 2' },
    },
  )
  await oracle.runAll(
    'INSERT INTO customers SELECT i, i % 7 FROM generate_series(1, 500) i',
    'INSERT INTO orders SELECT i, 1 + i % 500, i % 11 * 0.5, i * 0.25 FROM generate_series(1, 10000) i',
    "INSERT INTO logs SELECT i % 5, 'm' || i % 100 FROM generate_series(1, 10000) i",
    'UPDATE orders SET price = 9 WHERE id = 5',
    'UPDATE orders SET price = price + 1, customer_id = 1 + (customer_id + 1) % 500',
    'UPDATE customers SET region = region + 1',
    'UPDATE logs SET level = level + 1',
    'UPDATE customers SET id = id + 1000',
    'DELETE FROM customers WHERE id % 2 = 0',
    'DELETE FROM logs WHERE level < 4',
    'DELETE FROM orders',
  )
  expect((await oracle.pg.query('SELECT * FROM above')).rows).toEqual([])
}, 120_000)
