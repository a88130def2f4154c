import type { ModuleError } from './internal/module.js'

/**
 * Every failure of this extension: of the user's query, of the database (then `cause` is its own error), or of ours
 * (`code` is `INTERNAL`).
 *
 * @example
 * ```ts
 * try {
 *   await pg.trickle.streamTables()
 * } catch (error) {
 *   if (error instanceof PgTrickleError) console.log(error.code, error.hint)
 * }
 * ```
 */
export class PgTrickleError extends Error {
  override readonly name = 'PgTrickleError'
  /** What kind of failure it is, such as `UNSUPPORTED_FEATURE`. */
  readonly code: string
  /** The SQLSTATE, that of Postgres where Postgres failed. */
  readonly sqlstate: string
  /** The call that failed, such as `createStreamTable`. */
  readonly operation: string
  /** The stream table's name as it was given. */
  readonly table: string | undefined
  /** The SQL feature or argument concerned. */
  readonly feature: string | undefined
  /** What to do about it. */
  readonly hint: string | undefined
  /** The 1-based character of the defining query concerned. */
  readonly position: number | undefined

  private constructor(error: ModuleError, cause: unknown) {
    super(error.message, { cause: cause ?? error.cause })
    this.code = error.code
    this.sqlstate = error.sqlstate
    this.operation = error.operation
    this.table = error.table ?? undefined
    this.feature = error.feature ?? undefined
    this.hint = error.hint || undefined
    this.position = error.position || undefined
  }

  /** @internal */
  static from(error: ModuleError, cause: unknown): PgTrickleError {
    return new PgTrickleError(error, cause)
  }
}
