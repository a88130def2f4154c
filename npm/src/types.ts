import type { PGliteInterface } from '@electric-sql/pglite'

/** A stream table as the catalog lists it. */
export interface StreamTable {
  /** The schema that holds it. */
  readonly schema: string
  /** Its name in that schema. */
  readonly name: string
  /** The defining query as it was given. */
  readonly query: string
  /** Whether it is maintained. */
  readonly status: string
}

/** What `pg.trickle` offers. */
export interface TrickleNamespace {
  /**
   * Lists the stream tables of the database by schema and name.
   *
   * @example
   * ```ts
   * for (const { name, query } of await pg.trickle.streamTables()) console.log(name, query)
   * ```
   */
  streamTables(): Promise<StreamTable[]>
}

/** A PGlite with this extension under the name `trickle`. */
export type PGliteWithTrickle = PGliteInterface & { trickle: TrickleNamespace }
