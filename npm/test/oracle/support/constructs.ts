import type { Subjects } from './oracle.js'

const floats = { compare: ['values'] } as const

/** Stream tables over joins of any number of tables and of every kind. */
export const JOINS: Subjects = {
  three: {
    query: `SELECT o.id, c.name, l.sku, l.pieces * o.quantity AS pieces
      FROM orders o JOIN customers c ON c.id = o.customer_id JOIN lines l ON l.order_id = o.id`,
  },
  four: {
    query: `SELECT c.name, n.body, l.sku FROM customers c, orders o, lines l, notes n
      WHERE o.customer_id = c.id AND l.order_id = o.id AND n.order_id = o.id`,
  },
  crossed: { query: 'SELECT c.id, n.body FROM customers c CROSS JOIN notes n WHERE c.score = 1' },
  left_joined: {
    query: 'SELECT c.id, c.name, o.id AS "order", o.amount FROM customers c LEFT JOIN orders o ON o.customer_id = c.id',
  },
  left_conditions: {
    query: `SELECT c.id, o.id AS "order", o.price FROM customers c
      LEFT JOIN orders o ON o.customer_id = c.id AND o.quantity > 1 AND c.score > 0 WHERE o.price IS NULL OR o.price > 1`,
  },
  left_anti: {
    query: 'SELECT c.id, c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL',
  },
  left_using: { query: 'SELECT * FROM lines LEFT JOIN notes USING (order_id)' },
  right_joined: {
    query: 'SELECT o.id AS "order", c.id, c.region FROM orders o RIGHT JOIN customers c ON c.id = o.customer_id',
  },
  full_joined: {
    query: 'SELECT o.id AS "order", n.id AS note, n.body FROM orders o FULL JOIN notes n ON n.order_id = o.id',
  },
  left_chained: {
    query: `SELECT c.id, o.id AS "order", l.number, l.sku FROM customers c
      LEFT JOIN orders o ON o.customer_id = c.id LEFT JOIN lines l ON l.order_id = o.id`,
  },
  left_chained_through_null: {
    query: `SELECT c.id, o.id AS "order", n.id AS note FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
      LEFT JOIN notes n ON n.customer_id = c.id AND n.order_id IS NOT DISTINCT FROM o.id`,
  },
  left_of_join: {
    query: `SELECT c.id, o.id AS "order", l.sku FROM customers c
      LEFT JOIN (orders o JOIN lines l ON l.order_id = o.id) ON o.customer_id = c.id`,
  },
  left_of_left: {
    query: `SELECT c.id, o.id AS "order", l.sku FROM customers c
      LEFT JOIN (orders o LEFT JOIN lines l ON l.order_id = o.id) ON o.customer_id = c.id AND coalesce(l.pieces, 0) < 100`,
  },
  left_then_inner: {
    query: `SELECT c.id, o.id AS "order", n.id AS note FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
      JOIN notes n ON n.customer_id = c.id`,
  },
  left_self: { query: 'SELECT a.id, b.id AS next FROM orders a LEFT JOIN orders b ON b.id = a.quantity' },
  left_grouped: {
    query: `SELECT c.region, count(*) AS n, count(o.id) AS orders, sum(o.amount) AS total
      FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.region`,
  },
  three_grouped: {
    query: `SELECT c.region, sum(l.pieces) AS pieces, count(*) AS n FROM orders o
      JOIN customers c ON c.id = o.customer_id JOIN lines l ON l.order_id = o.id GROUP BY c.region`,
  },
  left_over_stream: { query: 'SELECT c.id, g.n FROM customers c LEFT JOIN three_grouped g ON g.region = c.region' },
}

/** Stream tables with queries nested in expressions. */
export const NESTED: Subjects = {
  exists_in: {
    query:
      'SELECT id, name FROM customers c WHERE EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id AND o.quantity > 1)',
  },
  exists_not: {
    query: 'SELECT id FROM customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id)',
  },
  exists_join: {
    query: `SELECT c.id, c.region FROM customers c WHERE EXISTS (
      SELECT FROM orders o JOIN lines l ON l.order_id = o.id WHERE o.customer_id = c.id AND l.pieces > 1)`,
  },
  exists_deep: {
    query: `SELECT c.id FROM customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id AND NOT EXISTS (
      SELECT FROM lines l WHERE l.order_id = o.id))`,
  },
  exists_or: {
    query: `SELECT o.id, o.price FROM orders o WHERE o.quantity > 2 OR EXISTS (SELECT FROM notes n WHERE n.order_id = o.id)
      OR NOT EXISTS (SELECT FROM customers c WHERE c.id = o.customer_id AND c.region = 'EU')`,
  },
  exists_joined: {
    query: `SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id
      WHERE EXISTS (SELECT FROM notes n WHERE n.order_id = o.id AND n.customer_id = c.id)`,
  },
  exists_keyless: { query: 'SELECT id FROM customers c WHERE EXISTS (SELECT FROM logs g WHERE g.size = c.score)' },
  member: { query: 'SELECT id, amount FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE score = 1)' },
  member_not: { query: 'SELECT id FROM orders WHERE quantity NOT IN (SELECT score FROM customers)' },
  member_shown: { query: 'SELECT id, quantity IN (SELECT score FROM customers) AS scored FROM orders' },
  member_correlated: {
    query:
      'SELECT o.id FROM orders o WHERE o.id NOT IN (SELECT n.order_id FROM notes n WHERE n.customer_id = o.customer_id)',
  },
  compared_all: {
    query: 'SELECT id FROM orders o WHERE o.quantity >= ALL (SELECT l.number FROM lines l WHERE l.order_id = o.id)',
  },
  scalar_count: {
    query: 'SELECT c.id, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS orders FROM customers c',
  },
  scalar_total: {
    query: `SELECT c.id, c.name, (SELECT sum(l.pieces) FROM orders o JOIN lines l ON l.order_id = o.id WHERE o.customer_id = c.id) AS pieces
      FROM customers c WHERE c.region IS NOT NULL`,
  },
  scalar_row: {
    query: `SELECT o.id, (SELECT n.body FROM notes n WHERE n.order_id = o.id ORDER BY n.id LIMIT 1) AS body FROM orders o`,
  },
  scalar_uncorrelated: { query: 'SELECT id, quantity FROM orders WHERE quantity > (SELECT avg(score) FROM customers)' },
  scalar_grouped: {
    query: `SELECT (SELECT c.region FROM customers c WHERE c.id = o.customer_id) AS region, count(*) AS n, sum(o.amount) AS total
      FROM orders o GROUP BY 1`,
  },
  lateral_top: {
    query: `SELECT c.id, t.id AS "order", t.price FROM customers c
      CROSS JOIN LATERAL (SELECT o.id, o.price FROM orders o WHERE o.customer_id = c.id ORDER BY o.price DESC NULLS LAST, o.id LIMIT 2) t`,
  },
  lateral_left: {
    query: `SELECT c.id, t.n, t.total FROM customers c
      LEFT JOIN LATERAL (SELECT count(*) AS n, sum(o.amount) AS total FROM orders o WHERE o.customer_id = c.id) t ON true`,
  },
  series: { query: 'SELECT o.id, s.n FROM orders o CROSS JOIN LATERAL generate_series(1, o.quantity) AS s(n)' },
  array_of: {
    query:
      'SELECT c.id, ARRAY(SELECT o.id FROM orders o WHERE o.customer_id = c.id ORDER BY o.id) AS orders FROM customers c',
  },
}

/** Stream tables of distinct rows and of set operations. */
export const SETS: Subjects = {
  distinct_rows: { query: 'SELECT DISTINCT customer_id, quantity FROM orders' },
  distinct_joined: {
    query: 'SELECT DISTINCT c.region, o.quantity FROM orders o JOIN customers c ON c.id = o.customer_id',
  },
  distinct_images: { query: 'SELECT DISTINCT price FROM orders', compare: ['values'] },
  union_all: { query: 'SELECT id, name FROM customers UNION ALL SELECT id, body FROM notes' },
  union_self: { query: 'SELECT level FROM logs UNION ALL SELECT message FROM logs' },
  union_distinct: { query: 'SELECT customer_id FROM orders UNION SELECT customer_id FROM notes' },
  union_casts: { query: "SELECT id, 'order' AS kind, amount FROM orders UNION SELECT id, 'note', NULL FROM notes" },
  intersected: { query: 'SELECT customer_id FROM orders INTERSECT SELECT id FROM customers WHERE score > 0' },
  intersected_all: { query: 'SELECT quantity FROM orders INTERSECT ALL SELECT score FROM customers' },
  excepted: { query: 'SELECT id FROM customers EXCEPT SELECT customer_id FROM orders' },
  excepted_all: { query: 'SELECT quantity FROM orders EXCEPT ALL SELECT score FROM customers' },
  nested_sets: {
    query: `(SELECT customer_id AS id FROM orders UNION ALL SELECT customer_id FROM notes)
      EXCEPT ALL (SELECT id FROM customers WHERE score = 1 INTERSECT SELECT customer_id FROM orders)`,
  },
  union_of_groups: {
    query: `SELECT quantity, count(*) AS n FROM orders GROUP BY quantity
      UNION ALL SELECT score, count(*) FROM customers GROUP BY score`,
  },
  union_of_joins: {
    query: `SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id
      UNION SELECT n.body FROM notes n LEFT JOIN orders o ON o.id = n.order_id WHERE o.id IS NULL`,
  },
  union_under: {
    query: `SELECT u.id, count(*) AS n FROM (SELECT customer_id AS id FROM orders UNION ALL SELECT customer_id FROM notes) u GROUP BY u.id`,
  },
}

/** Stream tables of aggregates beyond count, sum and avg, and of windows. */
export const COMPUTED: Subjects = {
  extremes: {
    query:
      'SELECT customer_id, min(amount) AS least, max(price) AS most, count(*) AS n FROM orders GROUP BY customer_id',
    // of 1.5 and 1.50 Postgres shows either
    compare: ['values'],
  },
  extremes_ungrouped: { query: 'SELECT min(quantity) AS least, max(quantity) AS most FROM orders' },
  extremes_joined: {
    query:
      'SELECT c.region, max(o.amount) AS most FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.region',
  },
  distinct_aggregates: {
    query:
      'SELECT customer_id, count(DISTINCT quantity) AS n, sum(DISTINCT quantity) AS total FROM orders GROUP BY customer_id',
  },
  texts: {
    query: "SELECT customer_id, string_agg(body, ',' ORDER BY body, id) AS bodies FROM notes GROUP BY customer_id",
  },
  arrays: {
    query: 'SELECT customer_id, array_agg(quantity ORDER BY id) AS quantities FROM orders GROUP BY customer_id',
  },
  objects: {
    query: `SELECT customer_id, jsonb_agg(jsonb_build_object('id', id, 'q', quantity) ORDER BY id) AS list,
      jsonb_object_agg(id, quantity ORDER BY id) AS map FROM orders GROUP BY customer_id`,
  },
  truths: {
    query:
      'SELECT customer_id, bool_and(quantity > 1) AS every, bit_or(quantity) AS bits FROM orders GROUP BY customer_id',
  },
  statistics: {
    query:
      'SELECT customer_id, stddev(quantity) AS deviation, variance(quantity) AS variance FROM orders GROUP BY customer_id',
  },
  ordered_sets: {
    query: `SELECT customer_id, percentile_disc(0.5) WITHIN GROUP (ORDER BY quantity) AS median, mode() WITHIN GROUP (ORDER BY quantity) AS mode
      FROM orders GROUP BY customer_id`,
  },
  having_groups: {
    query:
      'SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id HAVING count(*) > 1 AND sum(quantity) > 2',
  },
  having_alone: { query: 'SELECT count(*) AS n FROM orders HAVING count(*) > 3' },
  having_extreme: { query: 'SELECT quantity FROM orders GROUP BY quantity HAVING max(amount) > 10' },
  rollup: { query: 'SELECT region, score, count(*) AS n FROM customers GROUP BY ROLLUP (region, score)' },
  ranked: {
    query: 'SELECT id, customer_id, rank() OVER (PARTITION BY customer_id ORDER BY amount) AS rank FROM orders',
  },
  numbered: {
    query: `SELECT id, row_number() OVER w AS number, lag(quantity) OVER w AS before FROM orders
      WINDOW w AS (PARTITION BY customer_id ORDER BY price, id)`,
  },
  running: {
    query:
      'SELECT id, sum(quantity) OVER (PARTITION BY customer_id ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS running FROM orders',
  },
  windows_everywhere: {
    query: 'SELECT id, count(*) OVER () AS n, rank() OVER (ORDER BY score) AS rank FROM customers',
  },
  windows_joined: {
    query: `SELECT o.id, c.name, sum(o.amount) OVER (PARTITION BY c.region) AS total
      FROM orders o JOIN customers c ON c.id = o.customer_id`,
  },
  windows_grouped: {
    query: `SELECT customer_id, count(*) AS n, rank() OVER (ORDER BY count(*) DESC) AS rank FROM orders GROUP BY customer_id`,
  },
  top_per_group: {
    query: `SELECT * FROM (SELECT id, customer_id, row_number() OVER (PARTITION BY customer_id ORDER BY amount DESC, id) AS place FROM orders) t
      WHERE place <= 2`,
  },
  distinct_on: {
    query: 'SELECT DISTINCT ON (customer_id) customer_id, id, amount FROM orders ORDER BY customer_id, amount DESC, id',
  },
  top: { query: 'SELECT id, amount FROM orders ORDER BY amount DESC NULLS LAST, id LIMIT 3' },
  top_ties: { query: 'SELECT id, quantity FROM orders ORDER BY quantity FETCH FIRST 2 ROWS WITH TIES' },
  floats_spread: { query: 'SELECT quantity, max(weight) AS most FROM orders GROUP BY quantity', ...floats },
}

/** Stream tables of queries that have queries in FROM. */
export const LAYERED: Subjects = {
  derived: {
    query: 'SELECT d.id, d.twice FROM (SELECT id, amount * 2 AS twice, quantity FROM orders) d WHERE d.quantity > 1',
  },
  derived_groups: {
    query: `SELECT c.name, t.n, t.total FROM customers c
      JOIN (SELECT customer_id, count(*) AS n, sum(amount) AS total FROM orders GROUP BY customer_id) t ON t.customer_id = c.id`,
  },
  derived_groups_left: {
    query: `SELECT c.id, coalesce(t.n, 0) AS n FROM customers c
      LEFT JOIN (SELECT customer_id AS id, count(*) AS n FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id) t USING (id)`,
  },
  groups_of_groups: {
    query: `SELECT t.n, count(*) AS customers FROM (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) t GROUP BY t.n`,
  },
  cte: {
    query:
      'WITH big AS (SELECT id, customer_id FROM orders WHERE amount > 10) SELECT c.name, b.id FROM big b JOIN customers c ON c.id = b.customer_id',
  },
  cte_twice: {
    query: `WITH t AS (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id)
      SELECT a.customer_id AS a, b.customer_id AS b FROM t a JOIN t b ON a.n = b.n AND a.customer_id < b.customer_id`,
  },
  cte_chained: {
    query: `WITH t AS (SELECT customer_id, sum(quantity) AS q FROM orders GROUP BY customer_id),
      u(customer, q) AS MATERIALIZED (SELECT customer_id, q FROM t WHERE q > 2)
      SELECT u.customer, u.q, c.region FROM u LEFT JOIN customers c ON c.id = u.customer`,
  },
  cte_in_nested: {
    query:
      'WITH t AS (SELECT customer_id FROM orders WHERE quantity = 2) SELECT id FROM customers WHERE id IN (SELECT customer_id FROM t)',
  },
  derived_union: {
    query: `SELECT c.name, u.kind FROM customers c
      JOIN (SELECT customer_id, 'order' AS kind FROM orders UNION SELECT customer_id, 'note' FROM notes) u ON u.customer_id = c.id`,
  },
  derived_distinct: {
    query:
      'SELECT d.region, o.id FROM (SELECT DISTINCT region, score FROM customers) d JOIN orders o ON o.quantity = d.score',
  },
  derived_keyless: {
    query:
      'SELECT c.id, d.level FROM customers c JOIN (SELECT level, size FROM logs WHERE size > 0) d ON d.size = c.score',
  },
  derived_top: {
    query:
      'SELECT c.name, t.amount FROM customers c JOIN (SELECT id, customer_id, amount FROM orders ORDER BY amount DESC, id LIMIT 3) t ON t.customer_id = c.id',
  },
  constant_rows: {
    query: "SELECT o.id, v.label FROM orders o JOIN (VALUES (1, 'one'), (2, 'two')) v(n, label) ON v.n = o.quantity",
  },
  recursive: {
    query: `WITH RECURSIVE r AS (SELECT id, quantity, 0 AS depth FROM orders WHERE id < 3
      UNION SELECT o.id, o.quantity, r.depth + 1 FROM r JOIN orders o ON o.id = r.quantity WHERE r.depth < 4) SELECT id, depth FROM r`,
  },
  over_layers: { query: 'SELECT t.name, count(*) AS n FROM derived_groups t GROUP BY t.name' },
  over_keyless_join: { query: 'SELECT l.level, c.name FROM derived_keyless l JOIN customers c ON c.id = l.id' },
}

/** Stream tables of extremes, of first rows, and of groups where a row may be missing. */
export const FIRST: Subjects = {
  extremes: {
    query:
      'SELECT customer_id, min(price) AS least, max(quantity) AS most, count(*) AS n FROM orders GROUP BY customer_id',
    compare: ['values'],
  },
  extremes_filtered: {
    query: `SELECT quantity, max(id) FILTER (WHERE amount > 0) AS latest, min(amount) AS least, sum(amount) AS total
      FROM orders WHERE customer_id IS NOT NULL GROUP BY quantity HAVING max(id) > 1`,
  },
  extremes_alone: { query: 'SELECT max(amount) AS most, min(id) AS first FROM orders WHERE quantity > 0' },
  extremes_joined: {
    query: `SELECT c.region, max(o.amount) AS most, min(c.name) AS name FROM orders o
      JOIN customers c ON c.id = o.customer_id GROUP BY c.region`,
  },
  extremes_text: { query: 'SELECT order_id, max(sku) AS last, min(number) AS first FROM lines GROUP BY order_id' },
  extremes_keyless: { query: 'SELECT level, max(size) AS most FROM logs GROUP BY level' },
  extremes_over_stream: { query: 'SELECT n, max(most) AS most FROM extremes GROUP BY n' },
  first_rows: { query: 'SELECT id, amount FROM orders ORDER BY amount DESC NULLS LAST, id LIMIT 3' },
  first_but_one: { query: 'SELECT id, region FROM customers ORDER BY name, id OFFSET 1 FETCH FIRST 3 ROWS ONLY' },
  first_named: { query: 'SELECT id, amount AS "the ""amount" FROM orders ORDER BY amount DESC NULLS LAST, id LIMIT 3' },
  first_ties: { query: 'SELECT id, quantity FROM orders ORDER BY quantity FETCH FIRST 2 ROWS WITH TIES' },
  first_groups: {
    query:
      'SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id ORDER BY count(*) DESC, customer_id LIMIT 2',
  },
  first_joined: {
    query: `SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id
      ORDER BY c.score DESC, o.id LIMIT 4`,
  },
  first_distinct: { query: 'SELECT DISTINCT quantity FROM orders ORDER BY quantity DESC LIMIT 2' },
  first_of_union: {
    query: 'SELECT id FROM orders UNION SELECT customer_id FROM notes ORDER BY 1 DESC NULLS LAST LIMIT 3',
  },
  first_keyless: { query: 'SELECT level, size FROM logs ORDER BY size, level LIMIT 3' },
  first_in_from: {
    query: `SELECT c.id, t.id AS "order" FROM customers c
      JOIN (SELECT id, customer_id FROM orders ORDER BY amount, id LIMIT 3) t ON t.customer_id = c.id`,
  },
  first_over_stream: { query: 'SELECT n, count(*) AS times FROM first_groups GROUP BY n' },
  missing_group: {
    query: `SELECT o.id, t.n FROM orders o
      LEFT JOIN (SELECT customer_id, count(*) AS n FROM notes GROUP BY customer_id) t ON t.customer_id = o.customer_id`,
  },
  missing_group_null: {
    query: `SELECT o.id, t.n FROM orders o LEFT JOIN (SELECT customer_id, count(*) AS n FROM notes GROUP BY customer_id) t
      ON t.customer_id = o.customer_id OR t.customer_id IS NULL AND o.quantity = 1`,
  },
  missing_row: {
    query: `SELECT t.customer_id, t.n, c.name FROM (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) t
      LEFT JOIN customers c ON c.id = t.customer_id`,
  },
  missing_both: {
    query: `SELECT t.customer_id, t.n, u.quantity, u.m FROM (SELECT customer_id, count(*) AS n FROM notes GROUP BY customer_id) t
      FULL JOIN (SELECT quantity, count(*) AS m FROM orders GROUP BY quantity) u ON u.quantity = t.customer_id`,
  },
  missing_exists: {
    query: `SELECT t.customer_id, EXISTS (SELECT FROM customers c WHERE c.id = t.customer_id) AS known
      FROM (SELECT customer_id, count(*) AS n FROM notes GROUP BY customer_id) t`,
  },
  ranked_groups: {
    query: `SELECT c.region, o.quantity, count(*) AS n, rank() OVER (PARTITION BY c.region ORDER BY count(*) DESC) AS place
      FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.region, o.quantity`,
  },
  distinct_groups: { query: 'SELECT DISTINCT count(*) AS n, max(quantity) AS most FROM orders GROUP BY customer_id' },
  distinct_windows: { query: 'SELECT DISTINCT quantity, count(*) OVER (PARTITION BY quantity) AS n FROM orders' },
}
