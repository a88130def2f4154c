/** The tables that are written to while the writer is killed. */
export const SETUP = `
  CREATE TABLE progress (number int);
  INSERT INTO progress VALUES (0);
  CREATE TABLE customers (id int PRIMARY KEY, region text);
  INSERT INTO customers VALUES (1, 'EU'), (2, 'US'), (3, NULL);
  CREATE TABLE orders (id int PRIMARY KEY, customer int REFERENCES customers, amount int);
  CREATE TABLE logs (level text, message text)`

/** @type {Record<string, string>} */
export const QUERIES = {
  filtered: 'SELECT id, amount * 2 AS twice FROM orders WHERE amount > 10',
  messages: "SELECT level, message FROM logs WHERE level <> 'debug'",
  regions: 'SELECT c.region, sum(o.amount) AS s FROM orders o JOIN customers c ON c.id = o.customer GROUP BY c.region',
  most: 'SELECT customer, max(amount) AS most FROM orders GROUP BY customer',
  totals: 'SELECT customer, count(*) AS n, sum(amount) AS total FROM orders GROUP BY customer',
}
