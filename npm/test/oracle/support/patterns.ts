import type { Subjects } from './oracle.js'

/** One schema that every pattern of stream table can be built over. */
export const SCHEMA = `
CREATE TABLE customers (id int PRIMARY KEY, name text, region text, score int);
CREATE TABLE orders (
  id int PRIMARY KEY,
  customer_id int REFERENCES customers ON DELETE CASCADE ON UPDATE CASCADE,
  amount numeric(10,2), quantity int, price numeric, weight float8, big bigint);
CREATE TABLE lines (
  order_id int REFERENCES orders ON DELETE CASCADE ON UPDATE CASCADE,
  number int, sku text, pieces smallint, PRIMARY KEY (order_id, number));
CREATE TABLE notes (
  id int PRIMARY KEY,
  customer_id int REFERENCES customers ON DELETE SET NULL ON UPDATE CASCADE,
  order_id int REFERENCES orders ON DELETE SET NULL ON UPDATE SET NULL,
  body text);
CREATE TABLE logs (level text, message text, size int);`

/** Rows for it, with NULLs and duplicates. */
export const ROWS = `
INSERT INTO customers VALUES (1, 'ada', 'EU', 1), (2, 'bob', 'US', 2), (3, 'cyd', NULL, NULL), (4, NULL, 'EU', 1);
INSERT INTO orders VALUES
  (1, 1, 10.50, 1, 1.5, 0.25, 4000000000), (2, 1, 20, 2, 1.50, 1.75, 9000000000000000000), (3, 2, 30, 3, 2, -0.5, NULL),
  (4, 3, NULL, NULL, NULL, NULL, 9000000000000000000), (5, NULL, 5, 2, 0.125, 'NaN', -7), (6, 4, 15, 2, 3, 2, 1);
INSERT INTO lines VALUES (1, 1, 'a', 3), (1, 2, 'b', NULL), (2, 1, 'a', 32767), (3, 1, NULL, 32767), (5, 9, 'c', -4);
INSERT INTO notes VALUES (1, 1, 1, 'x'), (2, 2, 3, 'y'), (3, NULL, NULL, NULL), (4, 3, 4, 'x'), (5, 1, 6, 'z');
INSERT INTO logs VALUES ('info', 'up', 1), ('info', 'up', 1), ('warn', NULL, 2), (NULL, NULL, NULL), ('debug', 'up', 3)`

/** Takes all rows away and puts {@link ROWS} back. */
export const RESET = `TRUNCATE customers, orders, lines, notes, logs; ${ROWS}`

const floats = { compare: ['values'] } as const

/** Stream tables over one source table. */
export const SINGLE: Subjects = {
  filter: { query: 'SELECT id, amount * 2 AS twice, quantity FROM orders WHERE amount > 10' },
  filter_unknown: { query: 'SELECT id, body FROM notes WHERE NOT (order_id > 3) OR body <> $$x$$' },
  filter_composite: { query: 'SELECT pieces, sku, sku IS NULL AS bare FROM lines WHERE number < 5' },
  bag: { query: "SELECT level, message FROM logs WHERE level <> 'debug'" },
  bag_everything: { query: 'SELECT * FROM logs' },
  bag_constant: { query: "SELECT 'seen' AS fact FROM logs WHERE size > 1" },
  grouped: {
    query: `SELECT customer_id, count(*) AS n, count(amount) AS amounts, sum(amount) AS total, avg(amount) AS mean,
      sum(quantity) AS pieces, avg(quantity) AS each, sum(big) AS big, avg(big) AS big_mean, sum(price) AS prices,
      avg(price) AS price_mean, sum(amount * quantity) AS worth, avg(amount * quantity) AS worth_mean
      FROM orders GROUP BY customer_id`,
  },
  grouped_filtered: {
    query: `SELECT quantity % 2 AS odd, customer_id IS NULL AS anonymous, count(*) FILTER (WHERE amount > 10) AS n,
      sum(price) FILTER (WHERE quantity > 1) + 1 AS prices, round(avg(price), 3) AS mean
      FROM orders WHERE quantity IS NOT NULL GROUP BY quantity % 2, customer_id IS NULL`,
  },
  grouped_composite: {
    query:
      'SELECT sku, sum(pieces) AS pieces, avg(pieces) AS each, count(*) AS n FROM lines WHERE number < 5 GROUP BY sku',
  },
  grouped_bag: { query: 'SELECT message, level, count(*) AS n, sum(size) AS size FROM logs GROUP BY level, message' },
  ungrouped: { query: 'SELECT count(*) AS n, count(size) AS sizes, sum(size) AS size, avg(size) AS mean FROM logs' },
  ungrouped_filtered: {
    query: 'SELECT sum(price) AS prices, avg(price) AS mean, sum(amount) AS total FROM orders WHERE quantity = 2',
  },
  floats: {
    query: 'SELECT customer_id, sum(weight) AS weight, count(*) AS n FROM orders GROUP BY customer_id',
    ...floats,
  },
  floats_by_expression: {
    query:
      'SELECT quantity > 1 AS several, avg(weight) AS mean FROM orders WHERE big IS NOT NULL GROUP BY quantity > 1',
    ...floats,
  },
  floats_ungrouped: {
    query: 'SELECT sum(weight) AS weight, avg(weight) AS mean FROM orders WHERE quantity > 1',
    ...floats,
  },
}

/** Stream tables over a join. */
export const JOINED: Subjects = {
  joined: {
    query: `SELECT o.id, c.name, o.amount FROM orders o JOIN customers c ON c.id = o.customer_id
      WHERE c.region IS NOT NULL`,
  },
  joined_using: { query: 'SELECT * FROM lines JOIN notes USING (order_id)' },
  joined_composite: {
    query: 'SELECT o.amount, l.sku, l.pieces FROM lines l, orders o WHERE l.order_id = o.id AND o.quantity >= l.number',
  },
  joined_unequal: { query: 'SELECT c.name, o.price FROM customers c JOIN orders o ON o.quantity > c.score' },
  joined_self: {
    query:
      'SELECT a.id AS a, b.id AS b, a.amount FROM orders a, orders b WHERE a.quantity = b.quantity AND a.id < b.id',
  },
  joined_self_composite: {
    query: 'SELECT a.sku AS a, b.sku AS b FROM lines a JOIN lines b ON a.order_id = b.number',
  },
  joined_grouped: {
    query: `SELECT c.region, count(*) AS n, count(o.amount) AS amounts, sum(o.amount) AS total, avg(o.price) AS mean,
      sum(o.price) FILTER (WHERE c.score > 1) AS scored
      FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.region`,
  },
  joined_grouped_dependent: {
    query: `SELECT c.id, c.name || '!' AS name, c.region, count(n.body) AS bodies, count(*) AS n
      FROM customers c JOIN notes n ON n.customer_id = c.id GROUP BY c.id`,
  },
  joined_grouped_expression: {
    query: `SELECT o.quantity + l.number AS k, sum(l.pieces * o.quantity) AS pieces, avg(o.amount * l.pieces) AS mean
      FROM orders o JOIN lines l ON l.order_id = o.id GROUP BY o.quantity + l.number`,
  },
  joined_ungrouped: {
    query: 'SELECT count(*) AS n, sum(o.price) AS prices FROM orders o JOIN notes n ON n.order_id = o.id',
  },
  joined_floats: {
    query: `SELECT c.region, sum(o.weight) AS weight, count(*) FILTER (WHERE o.quantity > 1) AS n
      FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.region`,
    ...floats,
  },
}

/** Stream tables over stream tables. */
export const CASCADED: Subjects = {
  a_rows: { query: 'SELECT id, customer_id, price, quantity, weight FROM orders WHERE price > 1' },
  a_groups: {
    query:
      'SELECT customer_id, count(*) AS n, sum(price) AS prices, avg(price) AS mean FROM orders GROUP BY customer_id',
  },
  a_bag: { query: 'SELECT level, size FROM logs WHERE size IS NOT NULL' },
  a_joined: {
    query: 'SELECT o.id, o.quantity, o.price, c.region FROM orders o JOIN customers c ON c.id = o.customer_id',
  },
  b_rows: { query: 'SELECT id, price * 2 AS twice FROM a_rows WHERE quantity IS NOT NULL' },
  b_groups: { query: 'SELECT quantity, count(*) AS n, sum(price) AS prices FROM a_rows GROUP BY quantity' },
  b_of_groups: { query: 'SELECT customer_id, prices + 1 AS prices, mean FROM a_groups WHERE n > 1' },
  b_groups_of_groups: { query: 'SELECT n, sum(prices) AS prices, count(mean) AS means FROM a_groups GROUP BY n' },
  b_bag: { query: 'SELECT size % 2 AS odd FROM a_bag' },
  b_groups_of_bag: { query: 'SELECT level, avg(size) AS mean, count(*) AS n FROM a_bag GROUP BY level' },
  b_groups_of_joined: { query: 'SELECT region, sum(price) AS prices, count(*) AS n FROM a_joined GROUP BY region' },
  b_floats: { query: 'SELECT quantity, sum(weight) AS weight FROM a_rows GROUP BY quantity', ...floats },
  c_total: { query: 'SELECT count(*) AS n, sum(prices) AS prices, avg(prices) AS mean FROM b_groups' },
  c_rows: { query: 'SELECT region, n * 10 AS tens FROM b_groups_of_joined WHERE region IS NOT NULL' },
  diamond: { query: 'SELECT o.id, g.prices, g.n FROM orders o JOIN a_groups g ON g.customer_id = o.customer_id' },
  diamond_grouped: {
    query:
      'SELECT r.quantity, sum(g.prices) AS prices, count(*) AS n FROM a_rows r, a_groups g WHERE r.quantity = g.n GROUP BY r.quantity',
  },
  diamond_self: { query: 'SELECT a.id, b.id AS other FROM a_rows a JOIN a_rows b ON a.quantity = b.quantity' },
  diamond_deep: {
    query: 'SELECT b.id, b.twice, j.region FROM b_rows b JOIN a_joined j ON j.id = b.id WHERE j.price < 3',
  },
}

/** All of them. */
export const PATTERNS: Subjects = { ...SINGLE, ...JOINED, ...CASCADED }
