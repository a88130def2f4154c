import { afterAll, beforeEach, describe, it } from 'vitest'
import { Oracle } from './support/oracle.js'

const oracle = await Oracle.open()
afterAll(() => oracle.close())

const schema = `CREATE TABLE t (id int PRIMARY KEY, k int, n numeric, c numeric(12,4), r numeric(6,-2), i int, s smallint, b bigint);
  CREATE TABLE bare (k int, n numeric);
  CREATE TABLE u (id int PRIMARY KEY, k int)`

beforeEach(() =>
  oracle.install(schema, {
    grouped: {
      query: `SELECT k, sum(n) AS n, avg(n) AS mn, sum(c) AS c, avg(c) AS mc, sum(r) AS r, avg(r) AS mr, avg(i) AS mi,
        avg(s) AS ms, avg(b) AS mb, sum(b) AS b, sum(n * c) AS nc, avg(n * n) AS nn, sum(c::numeric(20,1)) AS cast_c,
        sum(coalesce(n, 0)) AS filled, avg(-n) AS negative, sum(CASE WHEN i > 2 THEN n END) AS some FROM t GROUP BY k`,
    },
    ungrouped: { query: 'SELECT sum(n) AS n, avg(n) AS mn, avg(c) AS mc, avg(i) AS mi, sum(c * i) AS ci FROM t' },
    filtered: {
      query: `SELECT k, sum(n) FILTER (WHERE i > 2) AS n, avg(n) FILTER (WHERE i > 2) AS mn, avg(c) FILTER (WHERE n > 1) AS mc
        FROM t WHERE id > 0 GROUP BY k`,
    },
    derived: {
      query: `SELECT k, sum(n) / count(*) AS per_row, round(avg(n), 2) AS rounded, avg(n)::text || 'x' AS shown,
        sum(n) * 2 + avg(c) AS mixed, scale(sum(n)) AS scale, trim_scale(avg(n)) AS trimmed FROM t GROUP BY k`,
    },
    bagged: { query: 'SELECT k, sum(n) AS n, avg(n) AS mn FROM bare GROUP BY k' },
    joined: { query: 'SELECT u.id, sum(t.n) AS n, avg(t.n) AS mn FROM t JOIN u ON u.k = t.k GROUP BY u.id' },
    above: { query: 'SELECT sum(n) AS n, avg(mn) AS mn, avg(mc) AS mc FROM grouped' },
    above_rows: { query: 'SELECT k, mn, n::text AS shown, mn * 2 AS twice FROM grouped WHERE k > 0' },
  }),
)

const values = (...texts: string[]) => texts.map((text, index) => `(${index + 1}, ${text})`).join(', ')

describe('the digits of SUM and AVG', () => {
  it('of scales that come and go', async () => {
    const rows = ['1', '1.5', '1.50', '0.3333333333', '100000000000000000000', '-2.00000', '1e-20', '1e20', '7', '0.0']
    await oracle.run('INSERT INTO u SELECT i, i FROM generate_series(0, 3) i')
    await oracle.run(
      `INSERT INTO t SELECT id, id % 3, n, n % 1000, n % 1000, id, id, id FROM (VALUES ${values(...rows)}) v (id, n)`,
    )
    await oracle.run(`INSERT INTO bare SELECT id % 2, n FROM (VALUES ${values(...rows)}) v (id, n)`)
    for (const id of [7, 4, 2, 3, 6, 10]) {
      await oracle.runAll(`DELETE FROM t WHERE id = ${id}`, `DELETE FROM bare WHERE n = ${rows[id - 1]}`)
    }
    await oracle.runAll(
      'UPDATE t SET n = trim_scale(n)',
      'UPDATE t SET n = n / 3',
      'UPDATE t SET n = round(n), k = 1',
      'UPDATE t SET n = NULL WHERE id > 5',
      'UPDATE bare SET n = n::numeric(40,8)',
      'UPDATE bare SET n = round(n)',
      'DELETE FROM t WHERE n IS NOT NULL',
      'INSERT INTO t VALUES (30, 1, 5)',
    )
  })

  it('of one scale taken for another that is equal', async () => {
    await oracle.runAll(
      'INSERT INTO t (id, k, n) VALUES (1, 1, 1.0), (2, 1, 2)',
      'UPDATE t SET n = 1.00 WHERE id = 1',
      'UPDATE t SET n = 1 WHERE id = 1',
      'UPDATE t SET n = 1.000, id = 5 WHERE id = 1',
      'INSERT INTO bare VALUES (1, 1.0), (1, 1.00), (1, 1)',
      'UPDATE bare SET n = 1.0',
      'DELETE FROM bare WHERE ctid = (SELECT min(ctid) FROM bare)',
    )
  })

  it.each(['NaN', 'Infinity', '-Infinity'])('of %s, which leaves nothing behind', async (value) => {
    await oracle.runAll(
      `INSERT INTO t (id, k, n) VALUES (1, 1, 1.25), (2, 1, '${value}'), (3, 2, '${value}'), (4, 1, 2)`,
      `INSERT INTO bare VALUES (1, 1.25), (1, '${value}'), (1, '${value}')`,
      "INSERT INTO t (id, k, n) VALUES (5, 1, 'Infinity'), (6, 1, '-Infinity'), (7, 2, 'NaN')",
      'DELETE FROM t WHERE id = 5',
      'DELETE FROM t WHERE id = 6',
      'DELETE FROM t WHERE id IN (2, 7)',
      'DELETE FROM bare WHERE ctid = (SELECT max(ctid) FROM bare)',
      `UPDATE bare SET n = 0.125 WHERE n = '${value}'`,
      'DELETE FROM t WHERE id = 3',
    )
  })

  it('of a constrained NaN', async () => {
    await oracle.runAll(
      "INSERT INTO t (id, k, c, r) VALUES (1, 1, 1.25, 1234), (2, 1, 'NaN', 'NaN'), (3, 1, 2, -5678)",
      'DELETE FROM t WHERE id = 2',
      'DELETE FROM t WHERE id = 1',
      'UPDATE t SET c = NULL, r = NULL',
      'UPDATE t SET c = 0.0001, r = 50',
    )
  })

  it('of very many and very few digits', async () => {
    await oracle.runAll(
      `INSERT INTO t (id, k, n) VALUES (1, 1, 1), (2, 1, ('0.' || repeat('3', 400))::numeric), (3, 1, repeat('9', 300)::numeric)`,
      'DELETE FROM t WHERE id = 3',
      `UPDATE t SET n = ('0.' || repeat('7', 1500))::numeric WHERE id = 2`,
      'DELETE FROM t WHERE id = 2',
      `INSERT INTO bare SELECT 1, ('0.' || repeat('0', scale))::numeric FROM unnest(ARRAY[1, 17, 60, 900]) scale`,
      'DELETE FROM bare WHERE scale(n) = 900',
      'DELETE FROM bare WHERE scale(n) = 60',
    )
  })

  it('of averages of whole numbers', async () => {
    await oracle.runAll(
      `INSERT INTO t SELECT i, i % 2, NULL, NULL, NULL, i, i, i * 1000000000000 FROM generate_series(1, 7) i`,
      'DELETE FROM t WHERE id = 3',
      'UPDATE t SET i = -i, s = -s, b = NULL WHERE id > 4',
      'UPDATE t SET i = 2147483647, s = 1, b = 9223372036854775807',
      'DELETE FROM t WHERE id <> 5',
    )
  })
})
