import { expect } from 'vitest'
import { rows, type Session } from './database.js'

/**
 * The oracle: a stream table has the columns of its defining query, in order, and the same multiset of rows as a fresh
 * run of it. It owes nothing to `verifyStreamTable`, which is tested against it.
 *
 * @param name its name, as SQL writes it
 * @param query its defining query, where the one in the catalog would be read otherwise now
 */
export async function expectMaintained(pg: Session, name: string, query?: string): Promise<void> {
  const definingQuery = query ?? (await definingQueryOf(pg, name))
  await pg.exec(`CREATE TEMPORARY VIEW expected AS ${definingQuery}`)
  try {
    const wanted = await columns(pg, 'expected')
    expect(await columns(pg, name)).toEqual(wanted)
    const select = `SELECT ${wanted.map(comparable)} FROM`
    const missing = await rows(pg, `${select} expected EXCEPT ALL ${select} ${name}`)
    const extra = await rows(pg, `${select} ${name} EXCEPT ALL ${select} expected`)
    expect({ missing, extra }, `${name} is not what its defining query gives`).toEqual({ missing: [], extra: [] })
  } finally {
    await pg.exec('DROP VIEW expected')
  }
}

async function definingQueryOf(pg: Session, name: string): Promise<string> {
  const { rows } = await pg.query<{ query: string }>(
    'SELECT original_query AS query FROM pgtrickle.pgt_stream_tables WHERE pgt_relid = $1::text::regclass',
    [name],
  )
  expect(rows, `stream table ${name}`).toHaveLength(1)
  return rows[0]?.query ?? ''
}

interface Column {
  readonly name: string
  readonly type: string
}

async function columns(pg: Session, relation: string): Promise<Column[]> {
  const { rows } = await pg.query<Column>(
    `SELECT quote_ident(attname) AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::text::regclass AND attnum > 0 ORDER BY attnum`,
    [relation],
  )
  return rows
}

/** What EXCEPT can compare: json has no equality but that of its text. */
const comparable = ({ name, type }: Column) => (type === 'json' ? `${name}::text` : name)
