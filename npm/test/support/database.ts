import { PGlite } from '@electric-sql/pglite'
import { afterAll } from 'vitest'
import { trickle } from '../../src/index.js'

const open = () => PGlite.create({ extensions: { trickle } })

/** A real PGlite with the extension. */
export type Database = Awaited<ReturnType<typeof open>>

/** What both a database and a transaction can do. */
export type Session = Pick<Database, 'query' | 'exec'>

let shared: Promise<Database> | undefined

afterAll(async () => (await shared)?.close())

/** An empty database in a new session. Starting PGlite takes a second: the tests of a file share one and wipe it. */
export async function freshDatabase(...scripts: string[]): Promise<Database> {
  shared ??= open()
  const pg = await shared
  await pg.exec('DISCARD ALL')
  // PGlite sets it when it opens; before 0.4 what DISCARD ALL resets it to is not that.
  await pg.exec('SET search_path = public')
  await pg.exec(WIPE)
  for (const script of scripts) await pg.exec(script)
  return pg
}

/** Everything but what initdb made. The catalog of the extension goes first: nothing may refuse the rest. */
const WIPE = `
  DO $$
  DECLARE item text;
  BEGIN
    DROP SCHEMA IF EXISTS pgtrickle CASCADE;
    FOR item IN SELECT nspname FROM pg_namespace WHERE NOT starts_with(nspname, 'pg_') AND nspname <> 'information_schema'
    LOOP
      EXECUTE format('DROP SCHEMA %I CASCADE', item);
    END LOOP;
    FOR item IN SELECT rolname FROM pg_roles WHERE NOT starts_with(rolname, 'pg_') AND rolname <> current_user
    LOOP
      EXECUTE format('DROP OWNED BY %I; DROP ROLE %I', item, item);
    END LOOP;
    CREATE SCHEMA public;
  END
  $$`

/** The rows of a query. */
export async function rows(session: Session, query: string): Promise<unknown[]> {
  return (await session.query(query)).rows
}
