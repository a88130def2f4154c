import * as finds from './finds.js'

const columns = (count: number) => Array.from({ length: count }, (_, index) => `c${index + 1}`)

/** The tables of the finds, views that cannot be read, and as many columns as may be a key. */
export const TABLES: string = `${finds.TABLES}
  CREATE VIEW sampled AS SELECT id, g FROM a TABLESAMPLE system (50);
  CREATE VIEW catalog AS SELECT a.id, c.relname::text AS name FROM a, pg_class c;
  CREATE TABLE reserved (id int PRIMARY KEY, __pgt_n int);
  CREATE VIEW chosen AS SELECT id FROM a LIMIT 1;
  CREATE TABLE listed (k int[] PRIMARY KEY, u int NOT NULL UNIQUE, g int);
  CREATE TABLE coded (code int PRIMARY KEY, g int);
  CREATE TABLE "it's ""b\\" (id int PRIMARY KEY, "$pgt$" int);
  DROP SCHEMA IF EXISTS other CASCADE; CREATE SCHEMA other; CREATE TABLE other.a (id int PRIMARY KEY, h int);
  INSERT INTO listed VALUES ('{1}', 1, 2), ('{2}', 2, NULL); INSERT INTO coded VALUES (1, 2), (2, 1);
  INSERT INTO "it's ""b\\" VALUES (1, 2); INSERT INTO other.a VALUES (1, 2), (3, 4);
  CREATE TABLE wide (${columns(33).join(' int, ')} int, PRIMARY KEY (${columns(16).join(', ')}));
  INSERT INTO wide SELECT ${columns(33)
    .map(() => 'n')
    .join(', ')} FROM generate_series(1, 2) AS n;`

const SAMPLE = '(SELECT count(*) FROM c TABLESAMPLE system (50))'

/** Queries over the tables of the finds that tell the compiler from a changed one; each is maintained. */
export const FOLLOWED: readonly (readonly [string, string])[] = [
  ['an array of a single row', 'SELECT a.id, ARRAY(SELECT count(*) FROM b WHERE b.a_id = a.id) AS ns FROM a'],
  [
    'the first rows by a key that determines another',
    'SELECT a.id, b.id AS other FROM a, b WHERE b.id = a.g ORDER BY a.id LIMIT 2',
  ],
  [
    'the first rows by a key that determines two others in turn',
    'SELECT c.id, b.id AS b, a.id AS a FROM a JOIN b ON a.id = b.a_id JOIN c ON b.id = c.b_id ORDER BY c.id LIMIT 2',
  ],
  [
    'an outer join whose right side is one, by a nested query',
    `SELECT a.id, b.id AS b, c.id AS c FROM a LEFT JOIN (b LEFT JOIN c ON c.b_id = b.id)
      ON b.a_id = a.id AND b.g IN (SELECT v.g FROM v)`,
  ],
  ['whatever row in EXISTS', 'SELECT a.id FROM a WHERE EXISTS (SELECT FROM b LIMIT 1)'],
  [
    'a nested query in the GROUP BY of another',
    `SELECT a.id, (SELECT max(s.n) FROM (SELECT count(*) AS n FROM b
      GROUP BY (SELECT max(c.g) FROM c WHERE c.b_id = b.id)) s WHERE s.n >= a.g) AS most FROM a`,
  ],
  [
    'a nested query in the HAVING of another',
    `SELECT a.id FROM a
      WHERE EXISTS (SELECT FROM b WHERE b.a_id = a.id GROUP BY b.g HAVING count(*) >= (SELECT min(c.id) FROM c))`,
  ],
  [
    'a set operation over one of two queries in WITH',
    'WITH w AS (SELECT id, g FROM a), x AS (SELECT id FROM w) SELECT id FROM x UNION SELECT id FROM b',
  ],
  [
    'the first row by an element of an array',
    'SELECT DISTINCT ON ((ARRAY[g, id])[1]) id FROM a ORDER BY (ARRAY[g, id])[1], id',
  ],
  [
    'a nested query in the WINDOW of another',
    `SELECT a.id, (SELECT max(w.r) FROM (SELECT rank() OVER w AS r FROM b
      WINDOW w AS (ORDER BY (SELECT sum(c.g) FROM c WHERE c.b_id = b.id))) w) AS most FROM a`,
  ],
  [
    'a nested query in the LIMIT of another',
    'SELECT a.id, (SELECT max(s.g) FROM (SELECT b.g FROM b ORDER BY b.id LIMIT (SELECT count(*) FROM c)) s) AS most FROM a',
  ],
  [
    'groups by 32 columns',
    `SELECT ${columns(32).join(', ')}, count(*) AS n FROM wide GROUP BY ${columns(32).join(', ')}`,
  ],
  ['a condition that is a nested query', 'SELECT id FROM a WHERE (SELECT max(b.g) > 1 FROM b WHERE b.a_id = a.id)'],
  ['a group by a key that is not the identity', 'SELECT k, g, count(*) AS n FROM listed GROUP BY k'],
  [
    'a group by the key of the second table',
    'SELECT coded.code, coded.g, count(*) AS n FROM a JOIN coded ON coded.g = a.id GROUP BY coded.code',
  ],
  ['GROUPING in HAVING alone', 'SELECT g, count(*) AS n FROM a GROUP BY g HAVING grouping(g) = 0'],
  [
    'DISTINCT ON a nested query where how many rows there are is all that counts',
    `SELECT a.id FROM a WHERE EXISTS (SELECT DISTINCT ON ((SELECT max(c.g) FROM c WHERE c.b_id = b.id)) b.id
      FROM b WHERE b.a_id >= a.id OFFSET 1)`,
  ],
  ['membership in what the query around gives', 'SELECT id FROM a WHERE g IN (SELECT a.id FROM b WHERE b.a_id = a.id)'],
  ['an order by what has no order', 'SELECT g FROM b GROUP BY g ORDER BY array_agg(id)'],
  ['the first of rows without columns', 'SELECT count(*) AS n FROM (SELECT FROM a LIMIT 2) AS first'],
  ['DISTINCT ON an array and a column', 'SELECT DISTINCT ON (ARRAY[g, 1], g) g, id FROM a ORDER BY ARRAY[g, 1], g, id'],
  [
    'a join with rows that are numbered',
    'SELECT s.n, c.id FROM (SELECT b.g, n FROM b CROSS JOIN generate_series(1, 2) AS n) AS s JOIN c ON c.g = s.g',
  ],
  [
    'a join with rows that are counted',
    'SELECT s.g, c.id FROM (SELECT id, g FROM a UNION ALL SELECT a_id, g FROM b) AS s JOIN c ON c.g = s.id',
  ],
  [
    'a group over two queries in WITH',
    `WITH w AS (SELECT id, g FROM a), x AS (SELECT a_id, g FROM b)
      SELECT w.g, max(x.g) AS most FROM w JOIN x ON x.a_id = w.id GROUP BY w.g`,
  ],
  [
    'the first of three queries in WITH',
    `WITH w AS (SELECT id, g FROM a), x AS (SELECT id, g FROM b), y AS (SELECT id FROM c)
      SELECT w.id, x.g FROM w, x, y WHERE x.id = w.id AND y.id = w.g`,
  ],
  ['tables of one name in two schemas', 'SELECT x.id, y.h FROM a AS x JOIN other.a AS y ON y.id = x.id'],
  ['names that need quotes', `SELECT id, "$pgt$", '$pgt$' || id AS "it's ""so""" FROM "it's ""b\\"`],
  ['a join of 32 columns of keys', 'SELECT x.c33, y.c32 FROM wide x JOIN wide y ON x.c1 = y.c1'],
]

/** The same of queries that are refused, by this feature. */
export const REFUSED: readonly (readonly [string, string])[] = [
  [
    'ARRAY without a total order',
    'SELECT a.id, ARRAY(SELECT sum(b.g) FROM b WHERE b.a_id = a.id GROUP BY b.g % 2) AS sums FROM a',
  ],
  ['LIMIT without a total order', 'SELECT a.id, b.id AS b FROM a JOIN b ON b.id = a.id ORDER BY b.g LIMIT 1'],
  [
    'LIMIT without a total order',
    'SELECT a.id, b.id AS b, c.id AS c FROM a CROSS JOIN b JOIN c ON c.id = b.id ORDER BY a.id LIMIT 2',
  ],
  [
    'The aggregate array_agg without a total order',
    `SELECT a.id, (SELECT max(cardinality(s.ns)) FROM
      (SELECT array_agg(n) AS ns FROM generate_series(1, 3) AS n GROUP BY n % 2) s) AS most FROM a`,
  ],
  ['Grouping by more than 32 columns', `SELECT count(*) AS n FROM wide GROUP BY ${columns(33).join(', ')}`],
  ['TABLESAMPLE', 'SELECT id, g FROM sampled'],
  ['The system relation pg_catalog.pg_class', 'SELECT id, name FROM catalog'],
  ['LIMIT without a total order', 'SELECT id FROM chosen'],
  ['The column name __pgt_n', 'SELECT id FROM reserved'],
  ['TABLESAMPLE', `SELECT a.id, b.id AS other FROM a JOIN b ON b.id = a.id AND b.g > ${SAMPLE}`],
  ['TABLESAMPLE', `SELECT id FROM a ORDER BY ${SAMPLE}, id LIMIT 1`],
  ['TABLESAMPLE', `SELECT id FROM a ORDER BY id LIMIT ${SAMPLE}`],
  ['TABLESAMPLE', `SELECT id FROM a WHERE g IN (VALUES (1), (${SAMPLE}))`],
  ['TABLESAMPLE', `SELECT count(*) AS n FROM a GROUP BY g + ${SAMPLE}`],
  ['TABLESAMPLE', `SELECT DISTINCT ON (g + ${SAMPLE}) id FROM a ORDER BY g + ${SAMPLE}, id`],
  ['TABLESAMPLE', `SELECT g FROM a GROUP BY g HAVING count(*) > ${SAMPLE}`],
  ['TABLESAMPLE', `SELECT id FROM a UNION SELECT g FROM b WHERE g > ${SAMPLE}`],
  ['TABLESAMPLE', `SELECT g FROM b WHERE g > ${SAMPLE} UNION SELECT id FROM a`],
  ['TABLESAMPLE', `WITH w AS MATERIALIZED (SELECT id FROM a WHERE g > ${SAMPLE}) SELECT id FROM w`],
  ['The name __pgt_alias', 'SELECT __pgt_alias.id FROM a AS __pgt_alias'],
  ['The name __pgt_join', 'SELECT __pgt_join.id FROM (a JOIN c USING (id)) AS __pgt_join'],
  ['The column name __pgt_"x"', 'SELECT id AS "__pgt_""x""" FROM a'],
  [
    'TABLESAMPLE',
    `SELECT id FROM a WHERE EXISTS (SELECT DISTINCT ON (b.g + ${SAMPLE}) b.id FROM b WHERE b.a_id = a.id OFFSET 1)`,
  ],
  [
    'The aggregate array_agg without a total order',
    'SELECT id, ARRAY(SELECT b.g FROM b WHERE b.a_id = a.id GROUP BY b.g ORDER BY array_agg(b.id), b.g) AS gs FROM a',
  ],
  ['The name __pgt_column', 'SELECT x.__pgt_column AS id FROM a AS x (__pgt_column)'],
  ['The name __pgt_query', 'SELECT __pgt_query.n FROM (SELECT DISTINCT g AS n FROM a) AS __pgt_query'],
  ['The column name __pgt_output', 'SELECT id AS __pgt_output FROM a'],
  ['The name __pgt_value', 'SELECT a.id, x.__pgt_value AS n FROM a, LATERAL (VALUES (a.g)) AS x (__pgt_value)'],
  ['TABLESAMPLE', `SELECT id, rank() OVER w AS place FROM a WINDOW w AS (ORDER BY g + ${SAMPLE})`],
  ['The aggregate array_agg without a total order', 'SELECT g FROM b GROUP BY g HAVING array_agg(id) = ARRAY[1, 2]'],
  [
    'The aggregate array_agg without a total order',
    'SELECT a.id FROM a WHERE EXISTS (SELECT FROM b GROUP BY b.g HAVING array_agg(b.id) = ARRAY[1, 2])',
  ],
]
