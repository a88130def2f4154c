import type { Random } from '../../oracle/support/random.js'
import type { Piece } from './piece.js'
import type { TypeName } from './types.js'

/** Something typed that an expression may name. */
export interface Field {
  readonly text: Piece
  readonly type: TypeName
}

/** What FROM can name: a table, a stream table, a query of WITH. */
export interface Relation {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: TypeName }[]
  /** The columns that tell its rows apart, where any do. */
  readonly key: readonly string[]
}

/** What an expression may be made of at a place in a query. */
export interface Scope {
  readonly fields: readonly Field[]
  /** Fields of the queries around. */
  readonly outer: readonly Field[]
  readonly relations: readonly Relation[]
  /** How many further queries may be nested here. */
  readonly depth: number
  /** What an aggregate is taken of, where there may be one. */
  readonly aggregated?: readonly Field[]
  /** Whether there may be a window function. */
  readonly windowed?: boolean
  /** Expressions that put the rows into a total order, where some are known. */
  readonly total?: readonly Piece[]
}

/** A query with what is known of its output. */
export interface Produced {
  readonly piece: Piece
  readonly columns: readonly { readonly name: string; readonly type: TypeName }[]
  readonly key: readonly string[]
}

/** What is asked of a query. */
export interface Wanted {
  readonly types?: readonly TypeName[]
  /** Only one row may come out. */
  readonly single?: boolean
  /** Its columns need names that differ. */
  readonly distinctNames?: boolean
}

/** The drawing of queries: each part draws the others through this. */
export interface Grammar {
  readonly random: Random
  query(scope: Scope, wanted?: Wanted): Produced
  expression(scope: Scope, type: TypeName, depth?: number): Piece
  name(prefix: string): string
}

/** The scope within a query that is nested here. */
export function inside(scope: Scope): Scope {
  return { fields: [], outer: [...scope.fields, ...scope.outer], relations: scope.relations, depth: scope.depth - 1 }
}
