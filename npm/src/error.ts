import type { ErrorParts } from './internal/module.js'
import type { PgTrickleErrorCode } from './types.js'

/**
 * Every failure of this extension.
 *
 * @example
 * ```ts
 * try {
 *   await pg.trickle.dropStreamTable('order_totals')
 * } catch (error) {
 *   if (error instanceof PgTrickleError) console.log(error.code, error.table) // NOT_FOUND order_totals
 * }
 * ```
 */
export class PgTrickleError extends Error {
  override readonly name = 'PgTrickleError'
  /** What kind of failure it is. */
  readonly code: PgTrickleErrorCode
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

  private constructor(parts: ErrorParts, cause: unknown) {
    super(parts.message, cause === undefined ? undefined : { cause })
    this.code = parts.code
    this.sqlstate = parts.sqlstate
    this.operation = parts.operation
    this.table = parts.table ?? undefined
    this.feature = parts.feature ?? undefined
    this.hint = parts.hint || undefined
    this.position = parts.position || undefined
  }

  /** @internal */
  static from(parts: ErrorParts, cause: unknown): PgTrickleError {
    return new PgTrickleError(parts, cause)
  }
}
