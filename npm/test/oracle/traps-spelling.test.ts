import { citext } from '@electric-sql/pglite/contrib/citext'
import { afterAll, describe, it } from 'vitest'
import { KEYED, keyedSchema } from './support/keys.js'
import { Oracle, type Subjects } from './support/oracle.js'

const oracle = await Oracle.open({ citext })
afterAll(() => oracle.close())

const values = { compare: ['values'] } as const

const extension = (type: string) => (type === 'citext' ? 'CREATE EXTENSION citext; ' : '')

/** A join needs a primary key without arrays. */
const JOINED: Subjects = {
  keyed_joined: { query: 'SELECT keyed.k, pair.k AS other, pair.v FROM keyed JOIN pair USING (k)', ...values },
}

describe('trap 16: keys equal but not identical', () => {
  const spellings: [type: string, one: string, other: string][] = [
    ['numeric', '1.0', '1.00'],
    ['float8', '0', '-0'],
    ['interval', '1 day', '24 hours'],
    ['char(4)', 'a', 'a '],
    ['bpchar', 'a', 'a '],
    ['jsonb', '{"n": 1.0}', '{"n": 1.00}'],
    ['numeric[]', '{1.0}', '{1.00}'],
    ['numrange', '[1.0,2.0)', '[1.00,2.00)'],
    ['citext', 'Ada', 'ADA'],
  ]

  it.each(spellings)('%s as a key: %s and %s', async (type, one, other) => {
    await oracle[type === 'citext' ? 'installSupported' : 'install'](
      `${extension(type)}${keyedSchema(type)}
       CREATE TABLE keyed (k ${type} PRIMARY KEY, v int);
       CREATE TABLE pair (k ${type}, id int, v int, PRIMARY KEY (k, id))`,
      {
        ...Object.fromEntries(Object.entries(KEYED).map(([name, { query }]) => [name, { query, ...values }])),
        keyed_rows: { query: 'SELECT k, v FROM keyed WHERE v > 0' },
        pair_rows: { query: 'SELECT k, id, v FROM pair WHERE v > 0' },
        ...(type.endsWith('[]') ? {} : JOINED),
      },
    )
    await oracle.runAll(
      `INSERT INTO u VALUES (1, '${one}'), (2, '${other}')`,
      `INSERT INTO t VALUES (1, '${one}', 1), (2, '${other}', 2)`,
      `INSERT INTO bare VALUES ('${one}', 1), ('${other}', 1), ('${other}', 2)`,
      `INSERT INTO keyed VALUES ('${one}', 1)`,
      `INSERT INTO pair VALUES ('${one}', 1, 1), ('${other}', 2, 2)`,
      `UPDATE keyed SET k = '${other}'`,
      `UPDATE pair SET k = '${other}' WHERE id = 1`,
      `DELETE FROM t WHERE id = 1`,
      `UPDATE t SET k = '${one}'`,
      `UPDATE u SET k = '${other}'`,
      `DELETE FROM bare WHERE v = 1`,
      `UPDATE bare SET k = '${one}'`,
      `UPDATE keyed SET k = '${one}', v = 2`,
      `DELETE FROM pair WHERE k = '${one}'`,
      'DELETE FROM t',
      'DELETE FROM bare',
      'DELETE FROM keyed',
    )
  })

  it.each(spellings)('%s shown by an expression over a group key: %s and %s', async (type, one, other) => {
    await oracle[type === 'citext' ? 'installSupported' : 'install'](
      `${extension(type)}CREATE TABLE t (id int PRIMARY KEY, k ${type})`,
      {
        grouped: { query: 'SELECT k::text AS shown, count(*) AS n FROM t GROUP BY k' },
        grouped_by_text: { query: 'SELECT k::text AS shown, count(*) AS n FROM t GROUP BY k::text' },
        rows: { query: 'SELECT id, k::text AS shown FROM t' },
      },
    )
    await oracle.runAll(
      `INSERT INTO t VALUES (1, '${one}')`,
      `UPDATE t SET k = '${other}'`,
      `UPDATE t SET k = '${one}'`,
      'UPDATE t SET id = id + 1',
      `INSERT INTO t VALUES (5, '${one}')`,
      'DELETE FROM t WHERE id = 5',
    )
  })

  it.each(spellings)('%s in rows without a key: %s and %s', async (type, one, other) => {
    await oracle[type === 'citext' ? 'installSupported' : 'install'](
      `${extension(type)}CREATE TABLE bare (k ${type})`,
      {
        bagged: { query: 'SELECT k FROM bare' },
        bagged_and_shown: { query: 'SELECT k, k::text AS shown FROM bare' },
      },
    )
    await oracle.runAll(
      `INSERT INTO bare VALUES ('${one}')`,
      `UPDATE bare SET k = '${other}'`,
      'DELETE FROM bare',
      `INSERT INTO bare VALUES ('${one}'), ('${other}'), ('${one}')`,
      `DELETE FROM bare WHERE ctid = (SELECT min(ctid) FROM bare)`,
      `DELETE FROM bare WHERE ctid = (SELECT min(ctid) FROM bare)`,
    )
  })
})
