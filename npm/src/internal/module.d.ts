/** The exports of the Java side. Every call of the public API is one {@link Operation}. */
import type { PgTrickleErrorCode } from '../types.js'

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
  /** Whether what it did to the database stays; all is to be taken back otherwise. */
  keepsChanges(): boolean
  /**
   * The result as JSON; before the end `null` or, in a JSON object's `taken`, the arguments of `renewStreamTable` for each
   * stream table that is to be made anew before the next statement.
   */
  result(): string
}

/** What an error tells; `hint` may be empty and `position` 0. */
export interface ErrorParts {
  readonly message: string
  readonly code: PgTrickleErrorCode
  readonly sqlstate: string
  readonly operation: string
  readonly table: string | null
  readonly feature: string | null
  readonly hint: string
  readonly position: number
}

/** What a move throws. */
export interface ModuleError extends Error, ErrorParts {
  readonly message: string
}

export function createStreamTable(name: string, query: string, ifNotExists: boolean, orReplace: boolean): Operation
export function renewStreamTable(taken: readonly string[]): Operation
export function dropStreamTable(name: string, ifExists: boolean, cascade: boolean): Operation
export function refreshStreamTable(operation: string, name: string): Operation
export function verifyStreamTable(name: string): Operation
export function explainStreamTable(name: string): Operation
export function validateQuery(query: string): Operation
export function streamTables(operation: string): Operation
export function subscribe(name: string, listener: string, tabs: string): Operation
export function unsubscribe(id: string, listener: string): Operation
