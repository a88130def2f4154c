import { type Extensions, PGlite } from '@electric-sql/pglite'
import { type PGliteWithTrickle, PgTrickleError, trickle } from '../../../src/index.js'

/** What of a row is compared: its values, as EXCEPT ALL does, or the text of its values, which also shows digits. */
export type Comparison = 'values' | 'text'

/** A stream table under test. */
export interface Subject {
  readonly query: string
  /** Both where not said; a value without equality has only its text, a sum of floats only its value. */
  readonly compare?: readonly Comparison[]
}

/** Stream tables under test by name, in the order in which they are created. */
export type Subjects = Readonly<Record<string, Subject>>

/** A row that a stream table has and a fresh run of its defining query has not (extra), or the reverse (missing). */
export interface Divergence {
  readonly name: string
  readonly kind: 'missing' | 'extra'
  readonly row: string
}

/** A statement that Postgres refused. */
export interface Refused {
  readonly code: string
  readonly message: string
  readonly where?: string
}

/** Thrown where a stream table no longer equals its defining query. */
export class DivergenceError extends Error {
  constructor(after: string, divergences: readonly Divergence[]) {
    const rows = divergences.map(({ name, kind, row }) => `  ${name}: ${kind} ${row}`)
    super(`after ${after}\n${rows.join('\n')}`)
  }
}

/** Of a query that is not maintained, of a stream table that is not there, of a key that cannot serve. */
const REFUSALS: readonly string[] = ['UNSUPPORTED_FEATURE', 'MISSING_PRIMARY_KEY', 'INVALID_QUERY']

const MOST_ROWS = 12

/**
 * A database whose stream tables are compared with a fresh run of their defining queries after every statement: as
 * multisets, both ways, for all of them by one call of one function.
 */
export class Oracle {
  /** @param loadDataDir a dump to start from, where not from nothing */
  static async open(extensions: Extensions = {}, loadDataDir?: Blob): Promise<Oracle> {
    const start = loadDataDir ? { loadDataDir } : {}
    const pg: PGliteWithTrickle = await PGlite.create({ ...start, extensions: { ...extensions, trickle } })
    return new Oracle(pg)
  }

  /** How many statements were followed by a comparison, and how many stream tables were compared in all. */
  readonly counts = { statements: 0, comparisons: 0 }
  private subjects: Subjects = {}

  private constructor(readonly pg: PGliteWithTrickle) {}

  /** Starts again with an empty database, a schema and stream tables over it. */
  async install(schema: string, subjects: Subjects): Promise<void> {
    await this.clear(schema)
    for (const [name, { query }] of Object.entries(subjects)) await this.pg.trickle.createStreamTable(name, query)
    await this.watch(subjects)
    await this.check('the stream tables were created')
  }

  /** The same with those stream tables that are not refused; gives their names. */
  async installSupported(schema: string, subjects: Subjects): Promise<string[]> {
    await this.clear(schema)
    const supported: Record<string, Subject> = {}
    for (const [name, subject] of Object.entries(subjects)) {
      if (await this.created(name, subject)) supported[name] = subject
    }
    await this.watch(supported)
    return Object.keys(supported)
  }

  /** Compares these from now on, whoever maintains them. */
  async watch(subjects: Subjects): Promise<void> {
    for (const [name, { query }] of Object.entries(subjects)) await this.compareColumns(name, query)
    this.subjects = subjects
    await this.pg.exec(comparisonFunction(subjects))
  }

  /** Runs a statement that must succeed, and compares. */
  async run(sql: string, blob?: Blob): Promise<void> {
    await this.pg.exec(sql, blob ? { blob } : {})
    await this.check(sql)
  }

  /** Runs statements one by one and compares after each. */
  async runAll(...statements: string[]): Promise<void> {
    for (const statement of statements) await this.run(statement)
  }

  /** Runs a statement that may fail; compares unless it leaves a transaction aborted. */
  async attempt(sql: string, blob?: Blob): Promise<Refused | undefined> {
    try {
      await this.pg.exec(sql, blob ? { blob } : {})
    } catch (error) {
      return error as Refused
    }
    await this.check(sql)
    return undefined
  }

  /** Throws when a stream table differs from its defining query. */
  async check(after: string): Promise<void> {
    const divergences = await this.divergences()
    if (divergences.length > 0) throw new DivergenceError(after, divergences)
  }

  /** The differences there are now, the first few. */
  async divergences(): Promise<Divergence[]> {
    this.counts.statements++
    this.counts.comparisons += Object.keys(this.subjects).length
    const { rows } = await this.pg.query<Divergence>('SELECT * FROM oracle.compare()')
    return rows
  }

  close(): Promise<void> {
    return this.pg.close()
  }

  private async clear(schema: string): Promise<void> {
    await this.pg.exec(`ROLLBACK; DROP SCHEMA IF EXISTS pgtrickle, oracle CASCADE; DROP SCHEMA public CASCADE;
      CREATE SCHEMA public; CREATE SCHEMA oracle`)
    await this.pg.exec(schema)
  }

  private async created(name: string, { query }: Subject): Promise<boolean> {
    try {
      await this.pg.trickle.createStreamTable(name, query)
      return true
    } catch (error) {
      if (error instanceof PgTrickleError && REFUSALS.includes(error.code)) return false
      throw error
    }
  }

  private async compareColumns(name: string, query: string): Promise<void> {
    const [fresh, kept] = await Promise.all(
      [`(${query}) AS fresh`, name].map((source) => this.pg.query(`SELECT * FROM ${source} LIMIT 0`)),
    )
    const [expected, found] = [fresh, kept].map((result) =>
      result?.fields.map(({ name: column, dataTypeID }) => `${column} ${dataTypeID}`).join(', '),
    )
    if (expected !== found) throw new Error(`columns of ${name}: ${found}, not ${expected}`)
  }
}

function comparisonFunction(subjects: Subjects): string {
  const comparisons = Object.entries(subjects).flatMap(([name, { query, compare = ['values', 'text'] }]) =>
    compare.flatMap((comparison) => {
      const row = comparison === 'values' ? '*' : 'compared::text'
      const fresh = `SELECT ${row} FROM (${query}) AS compared`
      const kept = `SELECT ${row} FROM ${name} AS compared`
      return [difference(name, 'missing', fresh, kept), difference(name, 'extra', kept, fresh)]
    }),
  )
  const body = comparisons.length > 0 ? comparisons.join('\nUNION ALL ') : "SELECT '', '', '' WHERE false"
  return `CREATE OR REPLACE FUNCTION oracle.compare() RETURNS TABLE (name text, kind text, "row" text) LANGUAGE plpgsql AS $compare$
    #variable_conflict use_column
    BEGIN RETURN QUERY SELECT * FROM (${body}) AS differences LIMIT ${MOST_ROWS}; END $compare$`
}

function difference(name: string, kind: Divergence['kind'], left: string, right: string): string {
  return `SELECT '${name}'::text, '${kind}'::text, d::text FROM (${left} EXCEPT ALL ${right}) AS d`
}
