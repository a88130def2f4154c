import { expect } from 'vitest'
import { type Database, rows } from './database.js'

/**
 * The oracle: a stream table has the columns of its defining query, in order, and the same multiset of rows as a fresh
 * run of it. It owes nothing to `verifyStreamTable`, which is tested against it.
 *
 * @param name its name, as SQL writes it
 * @param query its defining query, where the one in the catalog would be read otherwise now
 */
export async function expectMaintained(pg: Database, name: string, query?: string): Promise<void> {
  const definingQuery = query ?? (await definingQueryOf(pg, name))
  await pg.exec(`CREATE TEMPORARY VIEW expected AS ${definingQuery}`)
  try {
    expect(await columns(pg, name)).toEqual(await columns(pg, 'expected'))
    const missing = await rows(pg, `TABLE expected EXCEPT ALL TABLE ${name}`)
    const extra = await rows(pg, `TABLE ${name} EXCEPT ALL TABLE expected`)
    expect({ missing, extra }, `${name} is not what its defining query gives`).toEqual({ missing: [], extra: [] })
  } finally {
    await pg.exec('DROP VIEW expected')
  }
}

async function definingQueryOf(pg: Database, name: string): Promise<string> {
  const { rows } = await pg.query<{ query: string }>(
    'SELECT original_query AS query FROM pgtrickle.pgt_stream_tables WHERE pgt_relid = $1::text::regclass',
    [name],
  )
  expect(rows, `stream table ${name}`).toHaveLength(1)
  return rows[0]?.query ?? ''
}

function columns(pg: Database, relation: string): Promise<unknown[]> {
  return rows(
    pg,
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = '${relation.replaceAll("'", "''")}'::regclass AND attnum > 0 ORDER BY attnum`,
  )
}
