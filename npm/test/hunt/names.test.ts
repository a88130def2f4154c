import { afterAll, expect, it } from 'vitest'
import { PgTrickleError } from '../../src/index.js'
import { Oracle } from '../oracle/support/oracle.js'
import { Random } from '../oracle/support/random.js'

/** How many names and literals are generated: three names and a literal for each stream table. */
const NAMES = Number(process.env.TRICKLE_HUNT_NAMES ?? 240)
const PARTS = [
  '"',
  "'",
  '\\',
  '$$',
  '$pgt$',
  ';',
  '--',
  '/*',
  '*/',
  '%s',
  '{view}',
  '\n',
  '\t',
  ' ',
  '.',
  'é',
  '数',
  '🎉',
  '\u202e',
  'A',
  'select',
  '__pgt_',
  '"; DROP TABLE kept; --',
  "'); DELETE FROM kept; --",
]

const oracle = await Oracle.open()
afterAll(() => oracle.close())

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

function randomName(random: Random): string {
  const parts = Array.from({ length: 1 + random.below(5) }, () => random.pick(...PARTS, 'x'.repeat(random.below(40))))
  const name = parts.join('') || 'x'
  return name.startsWith('__pgt_') ? `x${name}` : name
}

it(`${NAMES} generated names and literals are followed or refused, and nothing else moves`, async () => {
  const random = new Random(Number(process.env.TRICKLE_HUNT_SEED ?? 1))
  await oracle.install('CREATE TABLE kept (id int PRIMARY KEY); INSERT INTO kept VALUES (1), (2)', {})
  await oracle.pg.trickle.createStreamTable('first', 'SELECT id FROM kept')
  const before = await objects()
  let followed = 0
  for (let number = 0; number < NAMES; number += 4) {
    const [table, column, output, text] = [0, 1, 2, 3].map(() => randomName(random)) as [string, string, string, string]
    const [source, field, stream] = [quoted(table), quoted(column), quoted(`s${output}`)]
    await oracle.pg.exec(`CREATE TABLE ${source} (id int PRIMARY KEY, ${field} text)`).catch(() => undefined)
    const query = `SELECT id, ${field}, ${literal(text)} AS ${quoted(`o${output}`)} FROM ${source} WHERE ${field} IS DISTINCT FROM ${literal(table)}`
    try {
      await oracle.pg.trickle.createStreamTable(stream, query)
      await oracle.pg.exec(
        `INSERT INTO ${source} VALUES (1, ${literal(text)}), (2, ${literal(table)}); UPDATE ${source} SET id = id + 1, ${field} = ${literal(column)} WHERE id = 2`,
      )
      const { rows } = await oracle.pg.query(`(${query}) EXCEPT ALL TABLE ${stream}`)
      expect(rows, query).toEqual([])
      expect(await oracle.pg.trickle.verifyStreamTable(stream), query).toMatchObject({ ok: true })
      followed++
      await oracle.pg.trickle.dropStreamTable(stream)
    } catch (error) {
      expect(error, query).toBeInstanceOf(PgTrickleError)
      expect(['INVALID_NAME', 'INVALID_QUERY', 'UNSUPPORTED_FEATURE', 'ALREADY_EXISTS'], `${error}`).toContain(
        (error as PgTrickleError).code,
      )
    }
    await oracle.pg.exec(`DROP TABLE IF EXISTS ${source}`)
  }
  expect(followed).toBeGreaterThan(NAMES / 4 / 2)
  expect(await objects()).toEqual(before)
  expect((await oracle.pg.query('SELECT count(*)::int AS n FROM kept')).rows).toEqual([{ n: 2 }])
}, 3_600_000)

async function objects(): Promise<unknown> {
  const { rows } = await oracle.pg.query(`
    SELECT relname::text AS name FROM pg_class WHERE oid >= 16384 AND relnamespace <> 'pg_toast'::regnamespace
    UNION ALL SELECT proname::text FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`)
  return rows
}
