import { citext } from '@electric-sql/pglite/contrib/citext'
import { hstore } from '@electric-sql/pglite/contrib/hstore'
import { afterAll, describe, expect, it } from 'vitest'
import { Oracle, type Subjects } from './support/oracle.js'

const oracle = await Oracle.open({ citext, hstore })
afterAll(() => oracle.close())

const values = { compare: ['values'] } as const
const text = { compare: ['text'] } as const

/** A join needs a primary key without arrays. */
const JOINED: Subjects = {
  joined: { query: 'SELECT t.id, keyed.k, keyed.v FROM t JOIN keyed ON keyed.k = t.k' },
  joined_pairs: { query: 'SELECT t.id, pair.k, pair.v FROM t JOIN pair ON pair.k = t.k' },
  joined_grouped: { query: 'SELECT p.k, count(*) AS n FROM t JOIN pair p ON p.k = t.k GROUP BY p.k' },
}

describe('trap 18: values of every kind', () => {
  const kinds: [type: string, one: string, other: string][] = [
    ['jsonb', `'{"a": [1, null]}'`, `'"x"'`],
    ['int[]', `'{1,NULL,2}'`, `'{}'`],
    ['text[]', `'{{a,b},{c,NULL}}'`, `'{a}'`],
    ['mood', `'glad'`, `'sad'`],
    ['mood[]', `'{glad,sad}'`, `'{NULL}'`],
    ['positive', '3', '4'],
    ['integers', `'{1,2}'`, `'{3}'`],
    ['timestamptz', `'2024-03-31 01:30+00'`, `'infinity'`],
    ['timestamp', `'2024-02-29'`, `'-infinity'`],
    ['date', `'2024-02-29'`, `'0044-03-15 BC'`],
    ['time', `'24:00'`, `'00:00'`],
    ['timetz', `'12:00+01'`, `'11:00+00'`],
    ['interval', `'1 mon -3 days'`, `'00:00:01'`],
    ['bytea', `'\\x00ff'`, `''`],
    ['uuid', `'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'`, `'00000000-0000-0000-0000-000000000000'`],
    ['int4range', `'[1,5)'`, `'empty'`],
    ['tstzrange', `'[2024-01-01 00:00+00,)'`, `'empty'`],
    ['int4multirange', `'{[1,2),[5,7)}'`, `'{}'`],
    ['point_like', `'(1,"a b",)'`, `'(,,"{1}")'`],
    ['boolean', 'true', 'false'],
    ['"char"', `'a'`, `'b'`],
    ['name', `'a'`, `'b'`],
    ['char(3)', `'a'`, `'abc'`],
    ['varchar(10)', `'ä''\\"'`, `''`],
    ['bit(3)', `'101'`, `'000'`],
    ['varbit', `'1'`, `''`],
    ['inet', `'10.0.0.1/8'`, `'::1'`],
    ['cidr', `'10.0.0.0/8'`, `'::1'`],
    ['macaddr', `'08:00:2b:01:02:03'`, `'08:00:2b:01:02:04'`],
    ['money', `'1.50'`, `'-2'`],
    ['oid', '1', '2'],
    ['tsvector', `'a:1 b:2'`, `''`],
    ['pg_lsn', `'0/1'`, `'1/0'`],
  ]
  const types = `CREATE TYPE mood AS ENUM ('sad', 'glad');
    CREATE DOMAIN positive AS int CHECK (value > 0);
    CREATE DOMAIN integers AS int[];
    CREATE TYPE point_like AS (x int, label text, tags int[]);`

  it.each(kinds)('%s in an output, a group key, a join and a primary key', async (type, first, second) => {
    const [one, other] = [`${first}::${type}`, `${second}::${type}`]
    const array = type.endsWith('[]') || type === 'integers'
    await oracle.install(
      `${types}
       CREATE TABLE t (id int PRIMARY KEY, k ${type}, v int, f float8);
       CREATE TABLE keyed (k ${type} PRIMARY KEY, v int);
       CREATE TABLE pair (id int, k ${type}, v int, PRIMARY KEY (id, k));
       CREATE TABLE bare (k ${type}, v int)`,
      {
        filtered: { query: 'SELECT id, k FROM t WHERE v > 0' },
        grouped: { query: 'SELECT k, count(*) AS n, count(k) AS ks, sum(v) AS total FROM t GROUP BY k' },
        recomputed: { query: 'SELECT k, sum(f) AS total FROM t GROUP BY k', ...values },
        recomputed_pairs: { query: 'SELECT v, k, sum(f) AS total FROM t GROUP BY k, v', ...values },
        keyed_rows: { query: 'SELECT v, k FROM keyed WHERE v > 0' },
        pair_rows: { query: 'SELECT id, k, v FROM pair WHERE v > 0' },
        ...(array ? {} : JOINED),
        bagged: { query: 'SELECT k, v FROM bare' },
        above: { query: 'SELECT k, n FROM grouped WHERE n > 0' },
      },
    )
    await oracle.runAll(
      `INSERT INTO keyed VALUES (${one}, 1), (${other}, 2)`,
      `INSERT INTO pair VALUES (1, ${one}, 1), (2, ${one}, 2), (1, ${other}, 3)`,
      `INSERT INTO t VALUES (1, ${one}, 1, 1), (2, ${one}, 2, 2), (3, ${other}, 3, 4), (4, NULL, 4, 8)`,
      `INSERT INTO bare VALUES (${one}, 1), (${one}, 1), (NULL, NULL), (${other}, 1)`,
      `UPDATE t SET k = ${other} WHERE id = 1`,
      'UPDATE t SET v = v + 1, f = f + 1',
      `UPDATE keyed SET v = 9 WHERE k = ${one}`,
      `DELETE FROM keyed WHERE k = ${other}`,
      `UPDATE keyed SET k = ${other}`,
      `UPDATE pair SET id = id + 5 WHERE k = ${one}`,
      `UPDATE pair SET k = ${other} WHERE id = 7`,
      `DELETE FROM pair WHERE k = ${other}`,
      `DELETE FROM bare WHERE ctid = (SELECT min(ctid) FROM bare)`,
      `UPDATE bare SET k = ${one}`,
      'DELETE FROM t WHERE k IS NULL',
      'DELETE FROM t',
      'TRUNCATE bare, keyed, pair',
    )
  })

  it.each([
    ['citext', `'a'`, `'B'`],
    ['hstore', `'a=>1'`, `'b=>NULL'`],
  ])('%s, of an extension, is followed or refused', async (type, one, other) => {
    const schema = `CREATE EXTENSION ${type};
      CREATE TABLE t (id int PRIMARY KEY, k ${type}, f float8); CREATE TABLE keyed (k ${type} PRIMARY KEY, v int)`
    const kept = await oracle.installSupported(schema, {
      filtered: { query: 'SELECT id, k FROM t WHERE f > 0' },
      grouped: { query: 'SELECT k, count(*) AS n FROM t GROUP BY k' },
      recomputed: { query: 'SELECT k, sum(f) AS total FROM t GROUP BY k', ...values },
      keyed_rows: { query: 'SELECT v, k FROM keyed WHERE v > 0' },
      joined: { query: 'SELECT t.id, keyed.k, keyed.v FROM t JOIN keyed ON keyed.k = t.k' },
    })
    expect(kept).toContain('filtered')
    await oracle.runAll(
      `INSERT INTO keyed VALUES (${one}, 1), (${other}, 2)`,
      `INSERT INTO t VALUES (1, ${one}, 1), (2, ${one}, 2), (3, ${other}, 4), (4, NULL, 8)`,
      `UPDATE t SET k = ${other} WHERE id = 1`,
      'UPDATE t SET f = f + 1',
      `DELETE FROM keyed WHERE k = ${other}`,
      `UPDATE keyed SET k = ${other}`,
      'DELETE FROM t WHERE k IS NULL',
      'TRUNCATE t, keyed',
    )
  })

  it.each(['json', 'xml', 'point'])('%s, which has no equality, in an output beside a key', async (type) => {
    const value = { json: `'{"a" : 1}'`, xml: `'<a/>'`, point: `'(1,2)'` }[type]
    await oracle.install(`CREATE TABLE t (id int PRIMARY KEY, k ${type}, v int)`, {
      filtered: { query: 'SELECT id, k FROM t WHERE v > 0', ...text },
      counted: { query: 'SELECT v, count(k) AS ks, count(*) AS n FROM t GROUP BY v' },
      joined: { query: 'SELECT a.k, b.id FROM t a JOIN t b ON a.v = b.id', ...text },
    })
    await oracle.runAll(
      `INSERT INTO t VALUES (1, ${value}, 1), (2, ${value}, 1), (3, NULL, 2)`,
      'UPDATE t SET v = 2 WHERE id = 1',
      'UPDATE t SET k = NULL WHERE id = 2',
      `UPDATE t SET k = ${value} WHERE id = 3`,
      'DELETE FROM t WHERE v = 2',
    )
  })

  it.each(['json', 'xml', 'point'])(
    '%s, which has no equality, is refused clearly where rows have no key',
    async (type) => {
      const installation = oracle.install(`CREATE TABLE bare (k ${type})`, {
        bagged: { query: 'SELECT k FROM bare', ...text },
      })
      await expect(installation).rejects.toThrow(/in stream table "bagged" \(createStreamTable\)/)
    },
  )
})
