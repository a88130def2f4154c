import type { Transaction } from '@electric-sql/pglite'
import type { TransactionOption } from '../types.js'
import { type Call, invalidOption } from './failure.js'

/** What TypeScript promises of arguments, checked for callers that do without it. */
export class Arguments implements Call {
  readonly table: string | null

  constructor(
    readonly operation: string,
    name: unknown = null,
  ) {
    this.table = typeof name === 'string' ? name : null
  }

  /** A name or query. */
  text(argument: string, value: unknown): string {
    if (typeof value !== 'string') throw this.mistyped(argument, value, 'a string', 'Pass a string.')
    return value
  }

  /** The options: the transaction, who is told of progress, and the flags, each of which is false where it is not given. */
  options<Flag extends string>(options: unknown, flags: readonly Flag[] = []) {
    const given = this.known(options, [...flags, 'tx', 'onProgress'])
    const values = Object.fromEntries(flags.map((flag) => [flag, this.flag(flag, given[flag])]))
    const { onProgress } = given
    if (onProgress !== undefined && typeof onProgress !== 'function') {
      throw this.mistyped('onProgress', onProgress, 'a function', 'Pass a function.')
    }
    return {
      ...(values as Record<Flag, boolean>),
      tx: this.#transaction(given.tx),
      onProgress: onProgress as TransactionOption['onProgress'],
    }
  }

  /** Options of which all are known; their values are not checked yet. */
  known(options: unknown = {}, known: readonly string[]): Record<string, unknown> {
    if (typeof options !== 'object' || options === null) {
      throw this.mistyped('options', options, 'an object', 'Pass an object or nothing.')
    }
    for (const key of Object.keys(options)) {
      if (!known.includes(key)) {
        throw invalidOption(this, key, 'there is no such option', `Use ${known.join(', ')}, or leave it out.`)
      }
    }
    return options as Record<string, unknown>
  }

  /** A boolean, false where it is not given. */
  flag(name: string, value: unknown = false): boolean {
    if (typeof value !== 'boolean') throw this.mistyped(name, value, 'a boolean', 'Pass true or false.')
    return value
  }

  #transaction(value: unknown): Transaction | undefined {
    if (value === undefined) return undefined
    const hint = 'Pass what pg.transaction hands to its callback.'
    if (typeof value !== 'object' || value === null || !('rollback' in value)) {
      throw this.mistyped('tx', value, 'a transaction', hint)
    }
    const transaction = value as Transaction
    if (transaction.closed) throw invalidOption(this, 'tx', 'the transaction has ended', hint)
    return transaction
  }

  /** What to throw for a value of another type. */
  mistyped(argument: string, value: unknown, wanted: string, hint: string) {
    const found = value === null ? 'null' : typeof value
    return invalidOption(this, argument, `it is ${wanted}, and this is of type ${found}`, hint)
  }
}
