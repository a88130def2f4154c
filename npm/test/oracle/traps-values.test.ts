import { afterAll, describe, expect, it } from 'vitest'
import { KEYED, keyedSchema } from './support/keys.js'
import { Oracle, type Subjects } from './support/oracle.js'

const oracle = await Oracle.open()
afterAll(() => oracle.close())

const values = { compare: ['values'] } as const

const installed = (type: string) => oracle.install(keyedSchema(type), KEYED)

describe('trap 11: a NULL group key', () => {
  it.each(['int', 'text'])('of type %s appears, grows, shrinks, vanishes, appears again', async (type) => {
    await installed(type)
    await oracle.runAll(
      `INSERT INTO u VALUES (1, NULL), (2, '1'), (3, NULL)`,
      'INSERT INTO t VALUES (1, NULL, 5)',
      'INSERT INTO bare VALUES (NULL, 5), (NULL, 5)',
      "INSERT INTO t VALUES (2, NULL, NULL), (3, NULL, 7), (4, '1', 1)",
      'DELETE FROM t WHERE id = 1',
      "UPDATE t SET k = '1' WHERE id = 2",
      "UPDATE t SET k = '1' WHERE id = 3",
      "UPDATE t SET k = NULL WHERE k = '1'",
      'UPDATE bare SET v = NULL',
      'DELETE FROM t',
      'INSERT INTO t VALUES (9, NULL, NULL)',
      'DELETE FROM bare',
      'INSERT INTO bare VALUES (NULL, NULL)',
    )
  })

  it('joins nothing', async () => {
    await installed('int')
    await oracle.runAll('INSERT INTO u VALUES (1, NULL)', 'INSERT INTO t VALUES (1, NULL, 1)', 'UPDATE u SET k = 3')
    expect((await oracle.pg.query('SELECT * FROM joined')).rows).toEqual([])
    await oracle.runAll('UPDATE t SET k = 3', 'UPDATE u SET k = NULL')
    expect((await oracle.pg.query('SELECT * FROM joined')).rows).toEqual([])
  })

  it('in some of several key columns', async () => {
    await oracle.install('CREATE TABLE t (a int, b text, v float8)', {
      accumulated: { query: 'SELECT a, b, count(*) AS n FROM t GROUP BY a, b' },
      recomputed: { query: 'SELECT a, b, sum(v) AS total FROM t GROUP BY a, b', ...values },
    })
    await oracle.runAll(
      "INSERT INTO t VALUES (1, NULL, 1), (NULL, 'x', 2), (NULL, NULL, 3), (1, 'x', 4), (1, 'x', NULL)",
      "UPDATE t SET b = 'x' WHERE a = 1",
      'UPDATE t SET a = NULL WHERE v = 4',
      'DELETE FROM t WHERE a IS NULL AND b IS NULL',
      'UPDATE t SET a = 1, b = NULL',
      'DELETE FROM t',
    )
  })
})

describe('trap 12: a group that empties and comes back', () => {
  it('in the same transaction and in the same statement', async () => {
    await installed('int')
    await oracle.runAll(
      'INSERT INTO u SELECT i, i FROM generate_series(0, 3) i',
      'INSERT INTO t SELECT i, i % 3, i FROM generate_series(1, 9) i',
      'DELETE FROM t WHERE k = 1',
      'INSERT INTO t VALUES (20, 1, 4)',
      'BEGIN',
      'DELETE FROM t WHERE k = 1',
      'INSERT INTO t VALUES (21, 1, 4)',
      'COMMIT',
      'UPDATE t SET k = 5 - k',
      'UPDATE t SET k = 5 - k',
      'WITH gone AS (DELETE FROM t WHERE k = 2 RETURNING *) INSERT INTO t SELECT id + 100, k, v FROM gone',
      'INSERT INTO t VALUES (30, 7, 0)',
      'DELETE FROM t WHERE k = 7',
    )
  })

  it('an ungrouped aggregate over an empty table is one row', async () => {
    await oracle.install('CREATE TABLE t (id int PRIMARY KEY, k int, v int, f float8)', {
      accumulated: { query: 'SELECT count(*) AS n, sum(v) AS total, avg(v) AS mean FROM t' },
      filtered: { query: 'SELECT count(*) AS n, sum(v) AS total FROM t WHERE k = 1' },
      recomputed: { query: 'SELECT count(*) AS n, sum(f) AS total FROM t WHERE k = 1', ...values },
      joined: { query: 'SELECT count(*) AS n, sum(a.v) AS total FROM t a JOIN t b ON a.k = b.id' },
      above: { query: 'SELECT n + 1 AS more, total FROM accumulated' },
      total_above: { query: 'SELECT sum(n) AS n, count(total) AS totals FROM accumulated' },
    })
    for (const name of ['accumulated', 'filtered', 'recomputed', 'joined', 'above', 'total_above']) {
      expect((await oracle.pg.query(`SELECT * FROM ${name}`)).rows).toHaveLength(1)
    }
    await oracle.runAll(
      'INSERT INTO t VALUES (1, 1, 5, 1.5)',
      'DELETE FROM t',
      'INSERT INTO t VALUES (1, 2, NULL, NULL)',
      'UPDATE t SET k = 1',
      'TRUNCATE t',
    )
  })
})

describe('trap 13: SUM over only NULLs', () => {
  it('is NULL, and NULL again after the last value has gone, while COUNT(*) counts rows', async () => {
    await installed('int')
    await oracle.runAll(
      'INSERT INTO u VALUES (1, 1)',
      'INSERT INTO t VALUES (1, 1, NULL), (2, 1, NULL)',
      'UPDATE t SET v = 0 WHERE id = 1',
      'UPDATE t SET v = NULL WHERE id = 1',
      'INSERT INTO t VALUES (3, 1, 4), (4, 1, -4)',
      'DELETE FROM t WHERE id = 3',
      'DELETE FROM t WHERE id = 4',
    )
    expect((await oracle.pg.query('SELECT n::int, vs::int, total, mean FROM grouped')).rows).toEqual([
      { n: 2, vs: 0, total: null, mean: null },
    ])
  })
})

describe('trap 14: the range and the digits of sums and averages', () => {
  it('do not overflow where Postgres does not', async () => {
    await oracle.install('CREATE TABLE t (id int PRIMARY KEY, k int, s smallint, i int, b bigint)', {
      grouped: {
        query: `SELECT k, sum(s) AS s, sum(i) AS i, sum(b) AS b, avg(s) AS ms, avg(i) AS mi, avg(b) AS mb,
          sum(i::bigint * 4) AS e FROM t GROUP BY k`,
      },
      ungrouped: { query: 'SELECT sum(s) AS s, sum(i) AS i, sum(b) AS b, avg(b) AS mb FROM t' },
      joined: { query: 'SELECT sum(x.b) AS b, sum(x.i) AS i, sum(x.s) AS s FROM t x JOIN t y ON x.k = y.k' },
      above: { query: 'SELECT sum(i) AS i, sum(b) AS b, avg(s) AS s FROM grouped' },
    })
    await oracle.runAll(
      'INSERT INTO t SELECT i, i % 2, 32767, 2147483647, 9223372036854775807 FROM generate_series(1, 20) i',
      'UPDATE t SET s = -32768, i = -2147483648, b = -9223372036854775808',
      'UPDATE t SET k = 1 - k, b = -(b + 1), i = -(i + 1), s = -(s + 1)',
      'DELETE FROM t WHERE id % 3 = 0',
    )
    const types = await oracle.pg.query('SELECT pg_typeof(s) s, pg_typeof(i) i, pg_typeof(b) b FROM ungrouped')
    expect(types.rows).toEqual([{ s: 'bigint', i: 'bigint', b: 'numeric' }])
  })
})

describe('trap 15: values that addition cannot take back', () => {
  const subjects: Subjects = {
    grouped: {
      query: `SELECT k, sum(f) AS f, sum(r) AS r, avg(f) AS mf, avg(r) AS mr, sum(n) AS n, avg(n) AS mn,
        sum(c) AS c, avg(c) AS mc, count(*) AS rows FROM t GROUP BY k`,
      ...values,
    },
    ungrouped: { query: 'SELECT sum(f) AS f, sum(n) AS n, avg(n) AS mn, sum(c) AS c FROM t', ...values },
    exact: { query: 'SELECT k, sum(n) AS n, avg(n) AS mn, sum(c) AS c, avg(c) AS mc FROM t GROUP BY k' },
    joined: { query: 'SELECT a.k, sum(a.n) AS n, count(*) AS rows FROM t a JOIN t b ON a.k = b.k GROUP BY a.k' },
    by_float: { query: 'SELECT f, count(*) AS rows, sum(n) AS n FROM t GROUP BY f', ...values },
    by_numeric: { query: 'SELECT n, count(*) AS rows, sum(c) AS c FROM t GROUP BY n' },
    above: { query: 'SELECT mn, count(*) AS rows, sum(n) AS n FROM exact GROUP BY mn' },
    bagged: { query: 'SELECT f, n FROM bare', ...values },
    bag_grouped: { query: 'SELECT f, count(*) AS rows, sum(n) AS n FROM bare GROUP BY f', ...values },
  }
  const schema = `CREATE TABLE t (id int PRIMARY KEY, k int, f float8, r real, n numeric, c numeric(8,3));
    CREATE TABLE bare (f float8, n numeric)`

  it.each(['NaN', 'Infinity', '-Infinity', '-0'])('%s comes and goes', async (value) => {
    await oracle.install(schema, subjects)
    const column = value.endsWith('Infinity') ? 'NULL' : `'${value}'`
    await oracle.runAll(
      'INSERT INTO t VALUES (1, 1, 1.5, 1.5, 1.5, 1.5), (2, 1, 2, 2, 2, 2), (3, 2, 0, 0, 0, 0)',
      `INSERT INTO t VALUES (4, 1, '${value}', '${value}', '${value}', ${column})`,
      `INSERT INTO t VALUES (5, 1, '${value}', '${value}', '${value}', ${column}), (6, 3, '${value}', 0, '${value}', 0)`,
      `INSERT INTO bare VALUES ('${value}', '${value}'), ('${value}', '${value}'), (0, 0), (1, NULL)`,
      "INSERT INTO t VALUES (7, 1, 'Infinity', '-Infinity', '-Infinity', 1), (8, 1, '-Infinity', 1, 'Infinity', 'NaN')",
      'DELETE FROM t WHERE id = 4',
      'DELETE FROM t WHERE id > 6',
      'UPDATE t SET f = 1, n = 1, c = 1 WHERE id = 5',
      'DELETE FROM t WHERE k = 3',
      `UPDATE bare SET n = 1 WHERE f = '${value}'`,
      `DELETE FROM bare WHERE f = '${value}'`,
      'DELETE FROM t',
    )
    expect((await oracle.pg.query('SELECT * FROM grouped')).rows).toEqual([])
  })

  it('a sum of floats neither drifts nor leaves a ghost group', async () => {
    await oracle.install(schema, subjects)
    await oracle.runAll(
      'INSERT INTO t SELECT i, 1, 0.1 * i, 0.1, 0.1, 0.1 FROM generate_series(1, 9) i',
      'INSERT INTO t VALUES (50, 1, 1e150, 1e15, 1e300, 1), (51, 2, 1e-150, 1e-15, 1e-300, 1)',
      'DELETE FROM t WHERE id >= 50',
    )
    for (let id = 1; id <= 9; id++) await oracle.run(`DELETE FROM t WHERE id = ${id}`)
    expect((await oracle.pg.query('SELECT * FROM grouped')).rows).toEqual([])
  })
})

describe('trap 17: exact duplicates in a table without a primary key', () => {
  it('delete, update and move one of them', async () => {
    await oracle.install('CREATE TABLE t (k int, v text, n numeric)', {
      everything: { query: 'SELECT * FROM t' },
      projected: { query: 'SELECT v FROM t WHERE k > 0' },
      constant: { query: 'SELECT 1 AS one FROM t' },
      grouped: { query: 'SELECT k, count(*) AS n, sum(n) AS total, avg(n) AS mean FROM t GROUP BY k' },
      above: { query: 'SELECT k % 2 AS odd, v FROM everything WHERE v IS NOT NULL' },
      grouped_above: { query: 'SELECT v, count(*) AS n, sum(n) AS total FROM everything GROUP BY v' },
    })
    const one = "ctid = (SELECT min(ctid) FROM t WHERE v = 'x')"
    await oracle.runAll(
      "INSERT INTO t VALUES (1, 'x', 1.5), (1, 'x', 1.5), (1, 'x', 1.5), (NULL, NULL, NULL), (NULL, NULL, NULL), (2, 'x', 1)",
      `DELETE FROM t WHERE ${one}`,
      `UPDATE t SET k = 3 WHERE ${one}`,
      `UPDATE t SET v = v WHERE ${one}`,
      'DELETE FROM t WHERE ctid = (SELECT min(ctid) FROM t WHERE v IS NULL)',
      'INSERT INTO t SELECT * FROM t',
      'INSERT INTO t SELECT * FROM everything',
      'UPDATE t SET k = 1, v = NULL',
      'DELETE FROM t WHERE ctid IN (SELECT ctid FROM t LIMIT 3)',
      'DELETE FROM t',
    )
  })
})

describe('trap 19: a predicate that is UNKNOWN', () => {
  it('keeps no row, before and after it becomes known', async () => {
    await oracle.install('CREATE TABLE t (id int PRIMARY KEY, k int, v int); CREATE TABLE bare (k int, v int)', {
      filtered: { query: 'SELECT id, k FROM t WHERE v > 1' },
      negated: { query: 'SELECT id, k FROM t WHERE NOT (v > 1)' },
      listed: { query: 'SELECT id, k FROM t WHERE k NOT IN (1, NULL, v)' },
      grouped: { query: 'SELECT k, count(*) AS n, sum(v) FILTER (WHERE v <> 3) AS s FROM t WHERE v > 1 GROUP BY k' },
      joined: { query: 'SELECT a.id, b.id AS other FROM t a JOIN t b ON a.v = b.k AND NOT (a.k > b.v)' },
      bagged: { query: 'SELECT k FROM bare WHERE v > 1' },
      bag_grouped: { query: 'SELECT k, count(*) AS n FROM bare WHERE NOT (v > 1) GROUP BY k' },
    })
    await oracle.runAll(
      'INSERT INTO t VALUES (1, 1, NULL), (2, NULL, 1), (3, 2, 2), (4, 2, 3), (5, NULL, NULL)',
      'INSERT INTO bare VALUES (1, NULL), (NULL, NULL), (2, 2), (3, 1)',
      'UPDATE t SET v = 2 WHERE v IS NULL',
      'UPDATE t SET v = NULL WHERE v = 2',
      'UPDATE bare SET v = 4 - v, k = v',
      'UPDATE bare SET v = coalesce(v, 2)',
      'UPDATE t SET k = NULL, v = NULL',
      'DELETE FROM t WHERE v IS NULL',
      'DELETE FROM bare',
    )
  })
})
