import { type Database, freshDatabase } from './database.js'

/** The sources most tests read. */
export const SHOP = `
  CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, region text);
  CREATE TABLE orders (
    id int PRIMARY KEY,
    customer int NOT NULL REFERENCES customers ON DELETE CASCADE,
    amount numeric(10,2)
  );
  CREATE TABLE logs (level text, message text);
  INSERT INTO customers VALUES (1, 'Ada', 'EU'), (2, 'Bob', 'US'), (3, 'Cyd', NULL);
  INSERT INTO orders VALUES (1, 1, 10), (2, 1, 20), (3, 2, 30), (4, 3, NULL);
  INSERT INTO logs VALUES ('error', 'disk'), ('error', 'disk'), ('info', NULL);`

/** Statements that change all of them: inserts, updates, a cascading delete. */
export const CHANGES = [
  "INSERT INTO customers VALUES (4, 'Dan', 'EU')",
  'INSERT INTO orders VALUES (5, 4, 1.5), (6, 4, 2.5)',
  "UPDATE customers SET region = 'US' WHERE id = 1",
  'UPDATE orders SET amount = amount + 1, customer = 2 WHERE id IN (1, 4)',
  'DELETE FROM customers WHERE id = 4',
  "INSERT INTO logs VALUES ('error', 'disk'), (NULL, NULL)",
  "DELETE FROM logs WHERE message IS NULL OR level = 'info'",
]

/** Defining queries over them, one for each way of maintenance. */
export const QUERIES = {
  filtered: 'SELECT id, amount * 2 AS twice FROM orders WHERE amount > 10',
  messages: "SELECT level, message FROM logs WHERE level <> 'debug'",
  totals: 'SELECT customer, count(*) AS n, sum(amount) AS total FROM orders GROUP BY customer',
  joined: 'SELECT o.id, c.name, o.amount FROM orders o JOIN customers c ON c.id = o.customer',
  regions: 'SELECT c.region, sum(o.amount) AS s FROM orders o JOIN customers c ON c.id = o.customer GROUP BY c.region',
}

/** A database with these tables. */
export const openShop = (...scripts: string[]): Promise<Database> => freshDatabase(SHOP, ...scripts)
