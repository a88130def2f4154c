import { rows, type Session } from './database.js'

/** Everything in the database that creating a stream table makes, and every setting that it changes on its way. */
export async function footprint(session: Session): Promise<unknown> {
  return {
    objects: await rows(session, OBJECTS),
    settings: await rows(session, SETTINGS),
    catalog: await catalog(session),
  }
}

const OBJECTS = `
  SELECT 'relation' AS kind, oid::regclass::text AS name FROM pg_class WHERE oid >= 16384 AND relkind NOT IN ('i', 't')
  UNION ALL
  SELECT 'function', oid::regprocedure::text FROM pg_proc WHERE oid >= 16384
  UNION ALL
  SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT 'schema', nspname FROM pg_namespace WHERE oid >= 16384 AND NOT starts_with(nspname, 'pg_t')
  ORDER BY 1, 2`

const SETTINGS = `
  SELECT name, setting FROM pg_settings
  WHERE name IN ('search_path', 'DateStyle', 'IntervalStyle', 'TimeZone', 'extra_float_digits', 'bytea_output')
  ORDER BY name`

async function catalog(session: Session): Promise<unknown[]> {
  const exists = await rows(session, "SELECT FROM pg_class WHERE relname = 'pgt_stream_tables'")
  if (exists.length === 0) return []
  return rows(
    session,
    `SELECT pgt_schema, pgt_name, original_query, source_relid::text
     FROM pgtrickle.pgt_stream_tables LEFT JOIN pgtrickle.pgt_dependencies USING (pgt_id) ORDER BY pgt_id, source_relid`,
  )
}
