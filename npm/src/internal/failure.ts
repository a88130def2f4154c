import { PgTrickleError } from '../error.js'
import type { PgTrickleErrorCode } from '../types.js'

/** A call of the public API, as errors name it. */
export interface Call {
  readonly operation: string
  readonly table: string | null
}

/** What only JavaScript can see; all that concerns SQL is told by the Java side, in the same form. */
interface Problem {
  readonly code: PgTrickleErrorCode
  readonly sqlstate: string
  /** A clause without a full stop. */
  readonly problem: string
  /** Why, a clause without a full stop. */
  readonly reason: string
  /** What to do: one sentence. */
  readonly hint: string
  readonly feature?: string
}

/** An argument or option of a type or value that means nothing. */
export function invalidOption(call: Call, feature: string, reason: string, hint: string): PgTrickleError {
  const problem = `The argument ${feature} is not valid`
  return failure(call, { code: 'INVALID_OPTION', sqlstate: '22023', problem, reason, hint, feature })
}

/** What PGlite failed with while it was not running a statement of an operation, or without an error of Postgres. */
export function databaseFailure(call: Call, cause: unknown): PgTrickleError {
  return failure(
    call,
    {
      code: 'DATABASE_ERROR',
      sqlstate: (cause as { code?: string }).code ?? 'XX000',
      problem: 'The database failed',
      reason: messageOf(cause),
      hint: 'See the cause of this error.',
    },
    cause,
  )
}

/** A defect of ours. */
export function internalFailure(call: Call, cause: unknown): PgTrickleError {
  return failure(
    call,
    {
      code: 'INTERNAL',
      sqlstate: 'XX000',
      problem: 'An internal error occurred',
      reason: messageOf(cause),
      hint: 'Please report it with the query at https://github.com/pgtrickle/pglite-lite/issues.',
    },
    cause,
  )
}

function failure(call: Call, { problem, reason, ...parts }: Problem, cause?: unknown): PgTrickleError {
  const subject = call.table === null ? '' : ` in stream table "${call.table}"`
  const message = `${problem}${subject} (${call.operation}): ${reason}. ${parts.hint}`
  return PgTrickleError.from({ feature: null, position: 0, ...parts, ...call, message }, cause)
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
