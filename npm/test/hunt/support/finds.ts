/** The tables that the finds read. */
export const TABLES = `CREATE TABLE a (id int PRIMARY KEY, g int); CREATE TABLE b (id int PRIMARY KEY, a_id int, g int);
  CREATE TABLE c (id int PRIMARY KEY, b_id int, g int);
  CREATE TABLE v (id int PRIMARY KEY, g int, made int GENERATED ALWAYS AS (g + 1) VIRTUAL);
  CREATE TABLE d (id int PRIMARY KEY DEFERRABLE, g int);
  CREATE OR REPLACE FUNCTION later(int, int) RETURNS int LANGUAGE sql IMMUTABLE RETURN $2;
  CREATE OR REPLACE AGGREGATE last(int) (sfunc = later, stype = int);
  INSERT INTO a VALUES (1, 1), (2, 2), (3, NULL); INSERT INTO b VALUES (1, 1, 1), (2, 1, 2), (3, 2, NULL);
  INSERT INTO c VALUES (1, 1, 1), (2, 2, 3), (3, NULL, 2);`

/** What happens to them. */
export const CHANGES: readonly string[] = [
  'UPDATE b SET g = 3 WHERE id = 1',
  'DELETE FROM c WHERE id = 1',
  'INSERT INTO c VALUES (4, 3, 1)',
  'UPDATE a SET g = 3',
  'UPDATE b SET id = 10 - id',
  'DELETE FROM b WHERE id = 8',
  'UPDATE c SET b_id = 1, g = id',
  'DELETE FROM a WHERE id = 1',
  'MERGE INTO v USING (VALUES (1, 2), (2, 3)) AS s(id, g) ON v.id = s.id WHEN NOT MATCHED THEN INSERT (id, g) VALUES (s.id, s.g)',
  'UPDATE v SET g = 1',
]

/** What once was not followed as it should be, and a query that showed it. */
export const FOLLOWED: readonly (readonly [string, string])[] = [
  [
    'a named window over a join',
    `SELECT b.id, lag(b.g) OVER w AS before, count(*) OVER (w ROWS UNBOUNDED PRECEDING) AS n
      FROM b JOIN a ON a.id = b.a_id WINDOW w AS (PARTITION BY a.g ORDER BY b.id, a.id)`,
  ],
  [
    'a nested query whose column has the name of a system column',
    'SELECT q.xmin AS least FROM (SELECT id AS xmin, g FROM a UNION SELECT id, g FROM b) AS q WHERE q.xmin > 1',
  ],
  [
    'EXISTS with LIMIT, and with DISTINCT ON',
    `SELECT id FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.a_id = a.id LIMIT 1)
      OR EXISTS (SELECT DISTINCT ON (c.g) c.id FROM c WHERE c.b_id = a.g UNION ALL SELECT id FROM b WHERE b.g = a.id LIMIT 2)`,
  ],
  [
    'a column that a function is given by name in a named window',
    `SELECT id, rank() OVER w AS place FROM b
      WINDOW w AS (ORDER BY JSON_VALUE('[1, 3, 2, 4]', '$[$place]' PASSING g AS place), id)`,
  ],
  [
    'named windows beside a nested query',
    `SELECT id, rank() OVER w AS place, max(g) OVER v AS most, (SELECT max(c.g) FROM c WHERE c.b_id = b.id) FROM b
      WINDOW v AS (PARTITION BY a_id), w AS (v ORDER BY g, id)`,
  ],
  [
    'a full join in a nested query, of which rows come without a match',
    'SELECT c.id FROM c WHERE (2, 4) NOT IN (SELECT a.g, 4 FROM a FULL JOIN b ON b.g = a.id)',
  ],
  [
    'a full join in a nested query beside another table',
    `SELECT c.id FROM c WHERE c.g NOT IN (SELECT a.id FROM a FULL JOIN b ON b.id = a.g JOIN c AS d ON d.b_id = b.id)
      OR EXISTS (SELECT FROM (a FULL JOIN b ON b.g = a.id) RIGHT JOIN c AS d ON d.b_id = b.id AND a.id IS NULL WHERE d.id > c.id)`,
  ],
  [
    'DISTINCT ON a nested query',
    `SELECT DISTINCT ON ((SELECT count(*) FROM a AS other WHERE other.g < a.g)) a.id FROM a
      ORDER BY (SELECT count(*) FROM a AS other WHERE other.g < a.g), a.id`,
  ],
  [
    'DISTINCT ON in the order of a nested query',
    'SELECT DISTINCT ON (g) id FROM b ORDER BY g, (SELECT max(c.g) FROM c WHERE c.b_id = b.id), id',
  ],
  [
    'WITH within a query of WITH that reads another, under DISTINCT',
    `WITH w AS (SELECT a.g FROM a), v AS (WITH u AS (SELECT w.g FROM w) SELECT w.g + u.g AS g FROM w, u)
      SELECT DISTINCT g FROM v`,
  ],
  [
    'a predicate of an outer join in a nested query that reads the query around',
    'SELECT a.id FROM a WHERE a.id NOT IN (SELECT count(*) FROM b LEFT JOIN c ON c.b_id = b.id OR c.g = a.g)',
  ],
  [
    'a predicate of a join in a nested query that reads the query around',
    'SELECT a.id FROM a WHERE EXISTS (SELECT FROM b JOIN c ON c.b_id = b.id AND c.g = a.g)',
  ],
  [
    'a query in FROM of a nested query that reads the query around',
    'SELECT a.id, (SELECT sum(b.g) FROM (SELECT c.b_id + a.g AS b_id FROM c) d LEFT JOIN b ON b.id = d.b_id) FROM a',
  ],
  [
    'IS DISTINCT FROM in a join and in a nested query',
    `SELECT a.id, b.id AS other FROM a JOIN b ON a.g IS DISTINCT FROM b.g
      WHERE a.id IN (SELECT c.g FROM c WHERE c.b_id IS DISTINCT FROM b.id)`,
  ],
  [
    'alternatives among the conditions of an outer join that leads to a change',
    `SELECT a.id FROM a WHERE EXISTS (SELECT FROM b LEFT JOIN c ON (c.b_id = b.id OR c.g = b.g) AND c.id > 1
      LEFT JOIN b AS d ON d.g IS NOT DISTINCT FROM c.g WHERE b.a_id = a.id AND d.a_id = 1)`,
  ],
  [
    'IN with an expression that reads the query around',
    'SELECT a.id FROM a WHERE a.g IN (SELECT a.id + 0 FROM b WHERE b.a_id = a.id)',
  ],
  [
    'IN with a join that reads the query around',
    'SELECT a.id FROM a JOIN c ON c.g = a.g WHERE a.g NOT IN (SELECT b.g FROM b FULL JOIN c AS d ON d.b_id = b.id AND a.g = 2)',
  ],
  [
    'VALUES beside a table in a query in FROM that is read in place',
    `SELECT a.id FROM a JOIN LATERAL (SELECT 2 AS two FROM (SELECT NULL AS none FROM (VALUES (2)) AS n(n)
      JOIN b ON n.n IS NOT DISTINCT FROM b.g) t) u ON true`,
  ],
  [
    'an array of the rows of a function, which come in an order of its own',
    'SELECT a.id, ARRAY(SELECT n + a.g FROM generate_series(1, 3) AS n) AS ns FROM a',
  ],
  [
    'a full join by no equality, which the query around makes a left join',
    `SELECT b.id FROM b RIGHT JOIN (SELECT a.g AS of FROM (SELECT 2 AS two FROM c) t FULL JOIN a ON a.id > 1) u ON b.g = u.of
      JOIN v ON v.id = b.a_id`,
  ],
  ['an outer join by a virtual generated column', 'SELECT a.id, v.id AS other FROM a FULL JOIN v ON v.made = a.id'],
  [
    'an aggregate in a nested query that is one of the query around',
    'SELECT (SELECT max(a.g) FROM b WHERE b.id = 1) AS most FROM a',
  ],
  [
    'an alias of a join',
    'SELECT j.id FROM (a LEFT JOIN (SELECT a_id AS id, g AS h FROM b WHERE g > 1) AS b USING (id)) AS j',
  ],
  ['a function that returns a set in the select list', 'SELECT id, generate_series(1, g) AS n FROM a'],
  [
    'columns of one name that aliases tell apart',
    'SELECT s.x, s.y, c.id FROM (SELECT a.id, b.id FROM a JOIN b ON b.a_id = a.id) AS s(x, y) LEFT JOIN c ON c.b_id = s.y',
  ],
  [
    'a nested query that CASE guards, under an aggregate',
    'SELECT g, max(CASE WHEN id > 5 THEN (SELECT b.g FROM b) ELSE 0 END) AS most FROM a GROUP BY g',
  ],
  ['an aggregate of the query around in a query without FROM', 'SELECT (SELECT max(a.g)) AS most FROM a'],
  [
    'a nested query without FROM around another',
    'SELECT a.id, (SELECT (SELECT count(*) FROM b WHERE b.a_id = a.id) + 1) AS n FROM a',
  ],
  ['VALUES around a nested query', 'SELECT a.id FROM a WHERE a.g IN (VALUES (1), ((SELECT max(c.id) FROM c)))'],
  [
    'a nested query in the ORDER BY of another',
    'SELECT a.id, (SELECT b.id FROM b ORDER BY (SELECT max(c.g) FROM c WHERE c.b_id = b.id), b.id LIMIT 1) AS first FROM a',
  ],
  [
    'a nested query in a window of another',
    `SELECT a.id, (SELECT max(w.r) FROM (SELECT rank() OVER (ORDER BY (SELECT sum(c.g) FROM c WHERE c.b_id = b.id)) + a.g AS r FROM b) w) AS most FROM a`,
  ],
  ['IN with the first rows only', 'SELECT a.id FROM a WHERE a.g IN (SELECT b.g FROM b ORDER BY b.id LIMIT 1)'],
  [
    'IN with the first row of each group',
    'SELECT a.id FROM a WHERE a.g IN (SELECT DISTINCT ON (b.a_id) b.g FROM b ORDER BY b.a_id, b.id)',
  ],
  [
    'a full join whose side is another',
    'SELECT a.id, b.id AS b, c.id AS c FROM a FULL JOIN (b FULL JOIN c ON c.b_id = b.id) ON a.id = b.a_id',
  ],
  [
    'a function of a lateral query that is followed',
    `SELECT b.id, q.g, q.most, n FROM b CROSS JOIN LATERAL
      (SELECT x.g, s.most FROM (SELECT max(g) AS most FROM a) AS s JOIN c AS x ON x.g <= s.most) AS q
      JOIN generate_series(1, q.g) AS n ON true`,
  ],
  [
    'a full join by no equality below groups, which HAVING makes another join',
    `SELECT b.g FROM c FULL JOIN (b LEFT JOIN a ON true) ON (1, 1) < (0, 3) GROUP BY b.g, b.a_id HAVING 2 >= b.a_id`,
  ],
  ['names for the columns of a join', 'SELECT j.x, j.z FROM (a JOIN c USING (id)) AS j (x, y, z)'],
  ['an aggregate in ORDER BY alone', 'SELECT 1 AS one FROM a JOIN b ON b.a_id = a.id ORDER BY count(*)'],
  ['an aggregate in WINDOW alone', 'SELECT 1 AS one FROM a WINDOW w AS (ORDER BY count(*))'],
  [
    'an aggregate in the ORDER BY of nested queries alone',
    `SELECT b.id, q.one FROM b LEFT JOIN (SELECT 1 AS one, 2 AS two FROM a WHERE g > 2 ORDER BY max(id)) AS q ON q.two = b.id
      UNION ALL (SELECT 5, 5 FROM c ORDER BY sum(c.g))`,
  ],
  [
    'DISTINCT ON a window function',
    'SELECT DISTINCT ON (rank() OVER (ORDER BY id)) g, a_id FROM b ORDER BY rank() OVER (ORDER BY id), g, a_id',
  ],
  [
    'DISTINCT ON the first by a window function',
    'SELECT DISTINCT ON (g) g, id FROM b ORDER BY g, rank() OVER (ORDER BY a_id) % 3, id',
  ],
  [
    'a condition of an outer join in a nested query that reads the query around in one of its own',
    `SELECT a.id FROM a WHERE EXISTS (SELECT FROM (SELECT id FROM b) AS q LEFT JOIN a AS o
      ON (-1) < ALL (SELECT a.g - 5 FROM a AS i WHERE 3 NOT IN (i.g - o.g)))`,
  ],
  [
    'the first rows of an outer join by the key of the side that is always there',
    'SELECT a.id, b.g FROM a LEFT JOIN b ON b.id = a.id ORDER BY a.id DESC LIMIT 2',
  ],
  ['OFFSET 0', 'SELECT q.id FROM (SELECT id, g FROM b OFFSET 0) AS q WHERE q.g > 1'],
  [
    'a full join by what Postgres cannot join by alone',
    'SELECT q.id, q.b FROM (SELECT a.id, b.id AS b FROM a FULL JOIN b ON a.g + b.g = 4) AS q WHERE q.id > 0',
  ],
  [
    'a set operation after WITH',
    'WITH w AS (SELECT id, g FROM a WHERE g > 1) SELECT id FROM w UNION SELECT a_id FROM b EXCEPT SELECT g FROM w',
  ],
]

/** What once was accepted: the feature by which it is refused, and a query. */
export const REFUSED: readonly (readonly [string, string])[] = [
  [
    'The aggregate array_agg without a total order',
    'SELECT g, rank() OVER w AS place FROM b GROUP BY g WINDOW w AS (ORDER BY array_agg(id))',
  ],
  ['The aggregate array_agg without a total order', 'SELECT g FROM b GROUP BY g ORDER BY array_agg(id), g LIMIT 1'],
  [
    'LIMIT without a total order',
    'SELECT * FROM (SELECT j.id FROM (a JOIN (SELECT id FROM b) AS b USING (id)) AS j) AS q LIMIT 1',
  ],
  ['LIMIT without a total order', 'SELECT id FROM a UNION ALL SELECT g FROM b LIMIT 2'],
  ['LIMIT without a total order', 'SELECT g FROM d ORDER BY id LIMIT 1'],
  [
    'LIMIT without a total order',
    'SELECT a.id, b.id AS b FROM a LEFT JOIN b ON a.id = b.id ORDER BY b.id DESC LIMIT 2',
  ],
  ['LIMIT without a total order', 'SELECT a.id, b.id AS b FROM a FULL JOIN b ON a.id = b.id ORDER BY a.id LIMIT 2'],
  [
    'LIMIT without a total order',
    'SELECT a.id, x.id AS x FROM a CROSS JOIN c AS x LEFT JOIN b ON a.id = x.id AND b.id = a.id ORDER BY x.id LIMIT 2',
  ],
  [
    'The window function row_number without a total order',
    'SELECT a.id, row_number() OVER (ORDER BY b.id) AS place FROM a LEFT JOIN b ON a.id = b.id',
  ],
  ['LIMIT without a total order', 'SELECT id, g FROM b ORDER BY g OFFSET 1 FETCH FIRST 1 ROWS WITH TIES'],
  [
    'LIMIT without a total order',
    'SELECT id, g FROM a UNION ALL SELECT id, g FROM b ORDER BY 2 OFFSET 1 FETCH FIRST 1 ROWS WITH TIES',
  ],
  ['The aggregate public.last without a total order', 'SELECT g, last(id) AS l FROM a GROUP BY g'],
  ['The window function public.last without a total order', 'SELECT id, last(id) OVER (PARTITION BY g) AS l FROM a'],
  [
    'DISTINCT ON without a total order',
    'SELECT DISTINCT ON (a.g) a.id, d.g FROM a JOIN d ON d.id = a.id ORDER BY a.g, a.id',
  ],
  ['LIMIT without a total order', 'VALUES (0, 0) UNION ALL SELECT id, g FROM b LIMIT 2'],
  [
    'ARRAY without a total order',
    'SELECT id, ARRAY(VALUES (0) UNION ALL SELECT g FROM b WHERE b.a_id = a.id) AS list FROM a',
  ],
  [
    'LIMIT without a total order',
    'SELECT id FROM a WHERE EXISTS ((SELECT b.g FROM b WHERE b.a_id = a.id LIMIT 1) INTERSECT SELECT 5)',
  ],
  [
    'DISTINCT ON without a total order',
    'SELECT id FROM a WHERE EXISTS ((SELECT DISTINCT ON (b.a_id) b.g FROM b WHERE b.a_id = a.id) EXCEPT SELECT 5)',
  ],
  [
    'LIMIT without a total order',
    'SELECT id FROM a WHERE EXISTS ((SELECT b.g FROM b WHERE b.a_id = a.id LIMIT 1) UNION SELECT 5 OFFSET 1)',
  ],
  [
    'The aggregate array_agg without a total order',
    'SELECT id FROM a WHERE EXISTS (SELECT (array_agg(b.g))[1] FROM b WHERE b.a_id = a.id HAVING count(*) > 1 UNION SELECT 5 OFFSET 1)',
  ],
  [
    'The aggregate array_agg without a total order',
    'SELECT id FROM a WHERE EXISTS (SELECT generate_series(1, (array_agg(b.g))[1]) FROM b WHERE b.a_id = a.id)',
  ],
  [
    'The window function first_value without a total order',
    'SELECT id FROM a WHERE EXISTS (SELECT DISTINCT first_value(b.g) OVER (PARTITION BY b.id % 2) FROM b WHERE b.a_id = a.id OFFSET 1)',
  ],
  [
    'LIMIT without a total order',
    'WITH w AS (SELECT id, g FROM a) SELECT id FROM b WHERE g IN (SELECT w.g FROM w LIMIT 1)',
  ],
  [
    'The window function sum without a total order',
    'SELECT id, sum(id) OVER w AS s FROM a WINDOW w AS (ORDER BY g ROWS 1 PRECEDING)',
  ],
  [
    'The window function jsonb_object_agg without a total order',
    'SELECT id, jsonb_object_agg(1, id) OVER () AS o FROM a',
  ],
  [
    'A comparison of rows by operators of several schemas',
    `SELECT id FROM a WHERE ('A'::citext, 2) NOT IN (SELECT 'A'::citext, b.g FROM b)`,
  ],
  [
    'A comparison of rows by operators of several schemas',
    `SELECT id FROM b INTERSECT ALL SELECT id FROM a WHERE EXISTS
      (SELECT FROM b WHERE (id::text::citext, id) NOT IN (SELECT 'B'::citext, c.g FROM c))`,
  ],
  [
    'IS DISTINCT FROM by the operator public.=(public.citext,public.citext)',
    "SELECT id FROM a WHERE id::text::citext IS DISTINCT FROM 'B'::citext",
  ],
  [
    'CASE x WHEN by the operator public.=(public.citext,public.citext)',
    "SELECT id, CASE id::text::citext WHEN 'B' THEN 1 END AS k FROM a",
  ],
  [
    'NULLIF by the operator public.=(public.citext,public.citext)',
    "SELECT id, NULLIF(id::text::citext, 'B'::citext) AS n FROM a",
  ],
  [
    'USING by the operator public.=(public.citext,public.citext)',
    'SELECT count(*) AS n FROM (SELECT id::text::citext AS c FROM a) AS x JOIN (SELECT id::text::citext AS c FROM b) AS y USING (c)',
  ],
  ['The system relation pg_catalog.pg_class', 'SELECT a.id, generate_series(1, 2) AS n FROM a, pg_class'],
  [
    'The type of a column',
    'SELECT DISTINCT CASE 2 WHEN 1 THEN NULL::numeric(10,2) WHEN 2 THEN 0::numeric(10,2) END AS c FROM a',
  ],
]
