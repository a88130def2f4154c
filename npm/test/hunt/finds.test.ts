import { afterAll, describe, it } from 'vitest'
import { Oracle } from '../oracle/support/oracle.js'

const oracle = await Oracle.open()
afterAll(() => oracle.close())

const TABLES = `CREATE TABLE a (id int PRIMARY KEY, g int); CREATE TABLE b (id int PRIMARY KEY, a_id int, g int);
  CREATE TABLE c (id int PRIMARY KEY, b_id int, g int);
  CREATE TABLE v (id int PRIMARY KEY, g int, made int GENERATED ALWAYS AS (g + 1) VIRTUAL);
  INSERT INTO a VALUES (1, 1), (2, 2), (3, NULL); INSERT INTO b VALUES (1, 1, 1), (2, 1, 2), (3, 2, NULL);
  INSERT INTO c VALUES (1, 1, 1), (2, 2, 3), (3, NULL, 2);`

const CHANGES = [
  'UPDATE b SET g = 3 WHERE id = 1',
  'DELETE FROM c WHERE id = 1',
  'INSERT INTO c VALUES (4, 3, 1)',
  'UPDATE a SET g = 3',
  'DELETE FROM b WHERE id = 2',
  'UPDATE c SET b_id = 1, g = id',
  'DELETE FROM a WHERE id = 1',
  'MERGE INTO v USING (VALUES (1, 2), (2, 3)) AS s(id, g) ON v.id = s.id WHEN NOT MATCHED THEN INSERT (id, g) VALUES (s.id, s.g)',
  'UPDATE v SET g = 1',
]

/** Queries that once were not followed as they should be, found by the hunt. */
describe('what the hunt has found', () => {
  it.each([
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
    ['an outer join by a virtual generated column', 'SELECT a.id, v.id AS other FROM a FULL JOIN v ON v.made = a.id'],
    [
      'an aggregate in a nested query that is one of the query around',
      'SELECT (SELECT max(a.g) FROM b WHERE b.id = 1) AS most FROM a',
    ],
    [
      'a set operation after WITH',
      'WITH w AS (SELECT id, g FROM a WHERE g > 1) SELECT id FROM w UNION SELECT a_id FROM b EXCEPT SELECT g FROM w',
    ],
  ])('%s', async (_, query) => {
    await oracle.install(TABLES, { t: { query } })
    await oracle.runAll(...CHANGES)
  })
})
