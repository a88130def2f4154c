import type { PGliteInterface, Transaction } from '@electric-sql/pglite'
import type { PgTrickleError } from './error.js'

/**
 * What kind of failure a {@link PgTrickleError} is.
 *
 * - `INVALID_NAME`: the name of a stream table is not one.
 * - `INVALID_OPTION`: an argument or option has a value that means nothing.
 * - `INVALID_QUERY`: the defining query is not one SELECT that Postgres accepts.
 * - `UNSUPPORTED_FEATURE`: the defining query is legal SQL that is not maintained.
 * - `MISSING_PRIMARY_KEY`: a source table has no key that tells its rows apart.
 * - `QUERY_TOO_COMPLEX`: the defining query is nested too deeply.
 * - `ALREADY_EXISTS`: the name is taken.
 * - `NOT_FOUND`: there is no stream table of that name.
 * - `HAS_DEPENDENTS`: something else reads the stream table.
 * - `INCOMPATIBLE_CATALOG`: another version of this package wrote the catalog.
 * - `DATABASE_ERROR`: Postgres refused a statement; `cause` is its own error.
 * - `INTERNAL`: a defect of this package.
 *
 * @example
 * ```ts
 * const hopeless: PgTrickleErrorCode[] = ['UNSUPPORTED_FEATURE', 'QUERY_TOO_COMPLEX']
 * ```
 */
export type PgTrickleErrorCode =
  | 'INVALID_NAME'
  | 'INVALID_OPTION'
  | 'INVALID_QUERY'
  | 'UNSUPPORTED_FEATURE'
  | 'MISSING_PRIMARY_KEY'
  | 'QUERY_TOO_COMPLEX'
  | 'ALREADY_EXISTS'
  | 'NOT_FOUND'
  | 'HAS_DEPENDENTS'
  | 'INCOMPATIBLE_CATALOG'
  | 'DATABASE_ERROR'
  | 'INTERNAL'

/** A table that a stream table reads. */
export interface Source {
  /** The schema that holds it. */
  readonly schema: string
  /** Its name in that schema. */
  readonly name: string
  /** Whether it is a stream table itself. */
  readonly kind: 'table' | 'stream table'
}

/** One link of the chain that maintains a stream table: a state table and how it follows its input. */
export interface Stage {
  /** Its name within the stream table. */
  readonly name: string
  /** The table that holds its rows, as SQL writes it. */
  readonly state: string
  /** How it is maintained, in a few words. */
  readonly maintenance: string
}

/** A column of a stream table. */
export interface Column {
  /** Its name. */
  readonly name: string
  /** Its type as SQL writes it, such as `numeric(10,2)`. */
  readonly type: string
}

/** A stream table as the catalog describes it. */
export interface StreamTable {
  /** The schema that holds it. */
  readonly schema: string
  /** Its name in that schema. */
  readonly name: string
  /** The defining query as it was given. */
  readonly query: string
  /** `ACTIVE` while it is maintained, `PAUSED`, or `SUSPENDED` after a change of schema: right, but computed at each read. */
  readonly status: string
  /** The tables it reads. */
  readonly sources: readonly Source[]
  /** The stages that maintain it, each of which reads the one before. */
  readonly stages: readonly Stage[]
  /** Its columns, in order. */
  readonly columns: readonly Column[]
  /** The session settings that its query depends on, as they were at creation; they hold for good. */
  readonly settings: Readonly<Record<string, string>>
  /** Statements that would make it faster: an index on a table it reads, ANALYZE. */
  readonly advice: readonly string[]
  /** When it was created, as an ISO 8601 time. */
  readonly created: string
}

/** A stream table and how it fares. */
export interface Health extends StreamTable {
  /** How many rows it has. */
  readonly rows: number
  /** How many bytes its state and the indexes on it take. */
  readonly bytes: number
  /** Why it is suspended. */
  readonly lastError: string | null
  /** Triggers of it that are disabled or missing. */
  readonly silentTriggers: readonly string[]
}

/** Where making stream tables anew has come to. */
export interface Progress {
  /** The one that is made next, as SQL writes it. */
  readonly table: string
  /** How many are made. */
  readonly done: number
  /** How many there are. */
  readonly total: number
}

/** Rows by which a stream table and its defining query differ. */
export interface Difference {
  /** How many they are. */
  readonly count: number
  /** At most five of them, as JSON. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** A trigger that does not fire. */
export interface DisabledTrigger {
  /** The table it is on, as SQL writes it. */
  readonly table: string
  /** Its name. */
  readonly name: string
}

/** How a stream table compares with a fresh run of its defining query. */
export interface Verification {
  /** Whether both hold the same rows. */
  readonly ok: boolean
  /** Rows of the defining query that the stream table lacks. */
  readonly missing: Difference
  /** Rows of the stream table that the defining query does not give. */
  readonly extra: Difference
  /** Its triggers that are disabled: changes go unnoticed until it is refreshed. */
  readonly disabledTriggers: readonly DisabledTrigger[]
}

/** A trigger that maintains a stream table. */
export interface MaintenanceTrigger {
  /** The table it is on, as SQL writes it. */
  readonly table: string
  /** Its name. */
  readonly name: string
  /** The function it calls, as SQL writes it. */
  readonly function: string
  /** Whether it fires. */
  readonly enabled: boolean
}

/** How a stream table is maintained. */
export interface Explanation extends Pick<StreamTable, 'schema' | 'name' | 'settings' | 'stages' | 'advice'> {
  /** The defining query as Postgres prints it, every name qualified. */
  readonly query: string
  /** The triggers that maintain it. */
  readonly triggers: readonly MaintenanceTrigger[]
  /** The SQL of its tables, functions, triggers and view, as the database holds it. */
  readonly sql: string
}

/** A query that can define a stream table, and how that would be maintained. */
export interface ValidQuery extends Pick<StreamTable, 'columns' | 'sources' | 'stages' | 'settings' | 'advice'> {
  /** It can. */
  readonly valid: true
  /** The query as Postgres prints it, every name qualified. */
  readonly query: string
  /** What to know before relying on it, in sentences. */
  readonly warnings: readonly string[]
}

/** A query that cannot define a stream table. */
export interface RefusedQuery {
  /** It cannot. */
  readonly valid: false
  /** Why not: what `createStreamTable` would reject with. */
  readonly error: PgTrickleError
}

/** The answer of `validateQuery`: tell the two apart by `valid`. */
export type QueryValidation = ValidQuery | RefusedQuery

/** The option that every call takes. */
export interface TransactionOption {
  /**
   * The transaction to run in, as `pg.transaction` hands it out. Without it the call has one of its own, and inside the
   * callback of another would wait for ever.
   */
  readonly tx?: Transaction | undefined
  /** Is told when stream tables of an older version of this package, or suspended ones, are made anew. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** The options of `createStreamTable`. */
export interface CreateOptions extends TransactionOption {
  /** Leave a stream table of that name as it is, whatever its query. */
  readonly ifNotExists?: boolean | undefined
  /** Put the new stream table in the place of one of that name; one with the same query stays as it is. */
  readonly orReplace?: boolean | undefined
}

/** The options of `dropStreamTable`. */
export interface DropOptions extends TransactionOption {
  /** Do nothing when there is no stream table of that name. */
  readonly ifExists?: boolean | undefined
  /** Drop also the stream tables and views that read it. */
  readonly cascade?: boolean | undefined
}

/**
 * What became of a row of a stream table. `key` is an opaque text that stays with the row. Rows that cannot be told apart
 * are numbered; an update of one is a delete and an insert.
 *
 * @example
 * ```ts
 * const describe = ({ type, key, before, after }: Change) => `${type} ${key}: ${before?.total} to ${after?.total}`
 * console.log(describe({ type: 'update', key: '(EU)', before: { total: 1 }, after: { total: 2 } })) // update (EU): 1 to 2
 * ```
 */
export type Change<Row = Record<string, unknown>> =
  | { readonly type: 'insert'; readonly key: string; readonly before?: undefined; readonly after: Row }
  | { readonly type: 'update'; readonly key: string; readonly before: Row; readonly after: Row }
  | { readonly type: 'delete'; readonly key: string; readonly before: Row; readonly after?: undefined }

/** What one transaction did to a stream table, or, for a new subscriber, the rows it begins with. */
export interface ChangeEvent<Row = Record<string, unknown>> {
  /** The net changes, at most one for each key; for a new subscriber an insert of every row. */
  readonly changes: readonly Change<Row>[]
  /** Whether these are the rows to begin with. */
  readonly initial: boolean
}

/** The options of `subscribe`. */
export interface SubscribeOptions {
  /** Hand all rows to the callback too; the subscription has them at any time. */
  readonly rows?: boolean | undefined
  /** Unsubscribes when it is aborted. */
  readonly signal?: AbortSignal | undefined
  /** Is called when the stream table has gone, which ends the subscription; without it the error is reported. */
  readonly onError?: ((error: PgTrickleError) => void) | undefined
}

/** A subscription to a stream table. */
export interface Subscription<Row = Record<string, unknown>> {
  /**
   * All rows in the order of the query's ORDER BY, as objects like those of `pg.query`. An object stays the same while its
   * row does, the array while all rows do; both belong to all subscribers and are not to be changed.
   */
  readonly rows: readonly Row[]
  /** Ends it. The last subscriber leaves nothing in the database that costs anything. */
  unsubscribe(): Promise<void>
}

/** A stream table as a component shows it. */
export interface StreamTableState<Row = Record<string, unknown>> {
  /** All rows, `undefined` until they are there. */
  readonly rows: readonly Row[] | undefined
  /** What the last transaction changed. */
  readonly changes: readonly Change<Row>[]
  /** Why the stream table is not followed, or no more. */
  readonly error: PgTrickleError | undefined
}

/** Rows in the shape of the results of `pg.query`. */
export interface LiveResults<Row> {
  rows: Row[]
  fields: { name: string; dataTypeID: number }[]
}

/** A stream table in the shape of PGlite's `LiveQuery`. */
export interface LiveStreamTable<Row = Record<string, unknown>> {
  /** All rows, as they were at first. */
  initialResults: LiveResults<Row>
  /** Has a callback called with all rows after every change. */
  subscribe(callback: (results: LiveResults<Row>) => void): void
  /** Removes a callback, or all. When none is left the stream table is not followed until there is one again. */
  unsubscribe(callback?: (results: LiveResults<Row>) => void): Promise<void>
  /** Calls all callbacks. */
  refresh(): Promise<void>
}

/**
 * What `pg.trickle` offers. Names are written as in SQL: `order_totals`, `sales.order_totals`, `"Order Totals"`. Every
 * call rejects with a {@link PgTrickleError} and then leaves nothing behind.
 */
export interface TrickleNamespace {
  /**
   * Creates a stream table: a relation that always equals its defining query, kept so within the very statements that
   * change the tables it reads.
   *
   * @example
   * ```ts
   * await pg.exec('CREATE TABLE orders (id int PRIMARY KEY, region text, amount numeric)')
   * await pg.trickle.createStreamTable(
   *   'order_totals',
   *   'SELECT region, count(*) AS n, sum(amount) AS total FROM orders GROUP BY region',
   * )
   * await pg.exec("INSERT INTO orders VALUES (1, 'EU', 10), (2, 'EU', 32)")
   * const { rows } = await pg.query('SELECT * FROM order_totals')
   * console.log(rows) // [ { region: 'EU', n: 2, total: '42' } ]
   * ```
   */
  createStreamTable(name: string, query: string, options?: CreateOptions): Promise<StreamTable>

  /**
   * Drops a stream table with everything that maintains it.
   *
   * @example
   * ```ts
   * await pg.trickle.dropStreamTable('order_totals', { ifExists: true })
   * console.log(await pg.trickle.streamTables()) // []
   * ```
   */
  dropStreamTable(name: string, options?: DropOptions): Promise<void>

  /**
   * Fills a stream table anew and enables its triggers. Only a change that no trigger has seen makes it necessary: one
   * under `session_replication_role = replica`, or while a trigger was disabled.
   *
   * @example
   * ```ts
   * await pg.exec('CREATE TABLE logs (level text)')
   * await pg.trickle.createStreamTable('errors', "SELECT * FROM logs WHERE level = 'error'")
   * await pg.exec("SET session_replication_role = replica; INSERT INTO logs VALUES ('error'); RESET session_replication_role")
   * await pg.trickle.refreshStreamTable('errors')
   * console.log((await pg.query('SELECT * FROM errors')).rows) // [ { level: 'error' } ]
   * ```
   */
  refreshStreamTable(name: string, options?: TransactionOption): Promise<void>

  /**
   * Compares a stream table with a fresh run of its defining query. Sums of floating-point numbers may differ in their last
   * digits.
   *
   * @example
   * ```ts
   * await pg.exec('CREATE TABLE logs (level text)')
   * await pg.trickle.createStreamTable('errors', "SELECT * FROM logs WHERE level = 'error'")
   * const { ok, missing, extra } = await pg.trickle.verifyStreamTable('errors')
   * console.log(ok, missing.count, extra.count) // true 0 0
   * ```
   */
  verifyStreamTable(name: string, options?: TransactionOption): Promise<Verification>

  /**
   * Tells how a stream table is maintained, down to the SQL of its triggers.
   *
   * @example
   * ```ts
   * await pg.exec('CREATE TABLE logs (level text)')
   * await pg.trickle.createStreamTable('errors', "SELECT * FROM logs WHERE level = 'error'")
   * const { stages, sql } = await pg.trickle.explainStreamTable('errors')
   * console.log(stages.length, sql.includes('CREATE TRIGGER')) // 1 true
   * ```
   */
  explainStreamTable(name: string, options?: TransactionOption): Promise<Explanation>

  /**
   * Tells whether a query can define a stream table. It rejects only when the question itself failed.
   *
   * @example
   * ```ts
   * await pg.exec('CREATE TABLE logs (level text)')
   * const answer = await pg.trickle.validateQuery('SELECT * FROM logs LIMIT 3')
   * console.log(answer.valid ? answer.columns : answer.error.feature) // LIMIT without a total order
   * ```
   */
  validateQuery(query: string, options?: TransactionOption): Promise<QueryValidation>

  /**
   * Lists the stream tables of the database by schema and name.
   *
   * @example
   * ```ts
   * for (const { name, query } of await pg.trickle.streamTables()) console.log(name, query)
   * ```
   */
  streamTables(options?: TransactionOption): Promise<StreamTable[]>

  /**
   * Lists the stream tables with what to know of them: rows, bytes, triggers that do not fire, advice.
   *
   * @example
   * ```ts
   * for (const { name, status, advice } of await pg.trickle.health()) console.log(name, status, advice)
   * ```
   */
  health(options?: TransactionOption): Promise<Health[]>

  /**
   * Stops following changes, for a bulk load. The stream table keeps its rows until {@link resume}, over a crash too.
   *
   * @example
   * ```ts
   * await pg.exec('CREATE TABLE logs (level text)')
   * await pg.trickle.createStreamTable('errors', "SELECT * FROM logs WHERE level = 'error'")
   * await pg.trickle.pause('errors')
   * await pg.exec("INSERT INTO logs SELECT 'error' FROM generate_series(1, 10000)")
   * await pg.trickle.resume('errors')
   * console.log((await pg.query('SELECT count(*) FROM errors')).rows) // [ { count: 10000 } ]
   * ```
   */
  pause(name: string, options?: TransactionOption): Promise<void>

  /**
   * Fills a paused stream table anew, and follows changes again.
   *
   * @example
   * ```ts
   * await pg.exec('CREATE TABLE logs (level text)')
   * await pg.trickle.createStreamTable('errors', "SELECT * FROM logs WHERE level = 'error'")
   * await pg.trickle.pause('errors')
   * await pg.trickle.resume('errors')
   * ```
   */
  resume(name: string, options?: TransactionOption): Promise<void>

  /**
   * Follows a stream table: the callback is called with all rows at first, then once after every transaction that changed
   * them, in the order of the commits, before the statement that committed resolves.
   *
   * @param callback is told of the changes; what it throws is reported and hurts nobody else
   * @example
   * ```ts
   * await pg.exec('CREATE TABLE orders (id int PRIMARY KEY, region text, amount int)')
   * await pg.trickle.createStreamTable('totals', 'SELECT region, sum(amount) AS total FROM orders GROUP BY region')
   * const subscription = await pg.trickle.subscribe<{ region: string; total: number }>('totals', ({ changes }) => {
   *   for (const { type, after } of changes) console.log(type, after) // insert { region: 'EU', total: 10 }
   * })
   * await pg.exec("INSERT INTO orders VALUES (1, 'EU', 10)")
   * console.log(subscription.rows) // [ { region: 'EU', total: 10 } ]
   * await subscription.unsubscribe()
   * ```
   */
  subscribe<Row = Record<string, unknown>>(
    name: string,
    callback: (event: ChangeEvent<Row> & { readonly rows: readonly Row[] }) => void,
    options: SubscribeOptions & { readonly rows: true },
  ): Promise<Subscription<Row>>
  subscribe<Row = Record<string, unknown>>(
    name: string,
    callback: (event: ChangeEvent<Row>) => void,
    options?: SubscribeOptions,
  ): Promise<Subscription<Row>>

  /**
   * The changes of a stream table one by one, beginning with an insert for every row. Leaving the loop unsubscribes, and so
   * does the signal.
   *
   * @example
   * ```ts
   * await pg.exec("CREATE TABLE logs (level text); INSERT INTO logs VALUES ('error')")
   * await pg.trickle.createStreamTable('errors', "SELECT * FROM logs WHERE level = 'error'")
   * for await (const { type, after } of pg.trickle.changes<{ level: string }>('errors')) {
   *   console.log(type, after) // insert { level: 'error' }
   *   break
   * }
   * ```
   */
  changes<Row = Record<string, unknown>>(
    name: string,
    options?: Pick<SubscribeOptions, 'signal'>,
  ): AsyncGenerator<Change<Row>, void, undefined>

  /**
   * Follows a stream table by an object like that of `pg.live.query`, for code that takes one, such as `useLiveQuery`.
   *
   * @example
   * ```ts
   * await pg.exec('CREATE TABLE logs (level text)')
   * await pg.trickle.createStreamTable('errors', "SELECT * FROM logs WHERE level = 'error'")
   * const live = await pg.trickle.live('errors')
   * live.subscribe(({ rows }) => console.log(rows)) // [ { level: 'error' } ]
   * await pg.exec("INSERT INTO logs VALUES ('error')")
   * await live.unsubscribe()
   * ```
   */
  live<Row = Record<string, unknown>>(
    name: string,
    options?: Pick<SubscribeOptions, 'signal' | 'onError'>,
  ): Promise<LiveStreamTable<Row>>
}

/**
 * A PGlite with this extension under the name `trickle`, for code that is handed one.
 *
 * @example
 * ```ts
 * const count = async (database: PGliteWithTrickle) => (await database.trickle.streamTables()).length
 * console.log(await count(pg)) // 0
 * ```
 */
export type PGliteWithTrickle = PGliteInterface & { readonly trickle: TrickleNamespace }
