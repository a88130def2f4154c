/** The exports of the Java side. Every call of the public API is one {@link Operation}. */

/** Something to run: one statement, whose parameters and results are text or NULL, or a script, which has neither. */
export interface Statement {
  readonly sql: string
  readonly parameters: (string | null)[]
  /** Whether it is a script of several statements. */
  readonly script: boolean
}

/** An operation in progress; each move gives the next statement or `null` at the end, or throws a {@link ModuleError}. */
export interface Operation {
  start(): Statement | null
  /** Goes on with the values of the last statement, `width` to a row, row after row. */
  resume(cells: (string | null)[], width: number): Statement | null
  /** Goes on after Postgres refused the last statement; absent parts are empty, an unknown position is 0. */
  fail(sqlstate: string, message: string, detail: string, hint: string, position: number): Statement | null
  /** The result as JSON. */
  result(): string
}

/** What a move throws. */
export interface ModuleError extends Error {
  readonly code: string
  readonly sqlstate: string
  readonly operation: string
  readonly table: string | null
  readonly feature: string | null
  readonly hint: string
  readonly position: number
}

export function streamTables(): Operation
