import type { Extension, PGliteInterface } from '@electric-sql/pglite'
import { PgTrickleError } from './error.js'
import { Arguments } from './internal/arguments.js'
import type { Operation } from './internal/module.js'
import * as module from './internal/module.js'
import { run } from './internal/run.js'
import type { Following } from './internal/subscriptions.js'
import type { PgTrickleErrorCode, QueryValidation, TransactionOption, TrickleNamespace } from './types.js'

/**
 * The extension: stream tables for PGlite.
 *
 * @example
 * ```ts
 * import { PGlite } from '@electric-sql/pglite'
 * import { trickle } from '@pgtrickle/pglite-lite'
 *
 * const pg = await PGlite.create({ extensions: { trickle } })
 * console.log(await pg.trickle.streamTables()) // []
 * ```
 */
export const trickle = {
  name: 'trickle',
  setup: async (pg: PGliteInterface) => ({ namespaceObj: namespace(pg) }),
} satisfies Extension

/** The codes that say something of the query, not of the attempt to judge it. */
const REFUSALS: readonly PgTrickleErrorCode[] = [
  'INVALID_QUERY',
  'UNSUPPORTED_FEATURE',
  'MISSING_PRIMARY_KEY',
  'QUERY_TOO_COMPLEX',
]

function namespace(pg: PGliteInterface): TrickleNamespace {
  // Bundlers put into a file of its own what only those load who follow a stream table.
  let loaded: Promise<Following> | undefined
  const following = () => {
    loaded ??= import('./internal/subscriptions.js').then(({ subscriptions }) => subscriptions(pg))
    return loaded
  }

  type Operate = (operation: string, table: string) => Operation

  const named = (operation: string, operate: Operate) => async (name: string, options?: TransactionOption) => {
    const given = new Arguments(operation, name)
    return run<never>(pg, given, operate(operation, given.text('name', name)), given.options(options))
  }
  const refresh: Operate = (operation, table) => module.refreshStreamTable(operation, table)

  const listing = (operation: string) => async (options?: TransactionOption) => {
    const given = new Arguments(operation)
    return run<never>(pg, given, module.streamTables(operation), given.options(options))
  }

  return {
    async createStreamTable(name, query, options) {
      const given = new Arguments('createStreamTable', name)
      const names = [given.text('name', name), given.text('query', query)] as const
      const known = given.options(options, ['ifNotExists', 'orReplace'])
      return run(pg, given, module.createStreamTable(...names, known.ifNotExists, known.orReplace), known)
    },

    async dropStreamTable(name, options) {
      const given = new Arguments('dropStreamTable', name)
      const table = given.text('name', name)
      const known = given.options(options, ['ifExists', 'cascade'])
      await run(pg, given, module.dropStreamTable(table, known.ifExists, known.cascade), known)
    },

    refreshStreamTable: named('refreshStreamTable', refresh),
    pause: named('pause', refresh),
    resume: named('resume', refresh),
    verifyStreamTable: named('verifyStreamTable', (_, table) => module.verifyStreamTable(table)),
    explainStreamTable: named('explainStreamTable', (_, table) => module.explainStreamTable(table)),

    async validateQuery(query, options) {
      const given = new Arguments('validateQuery')
      const operation = module.validateQuery(given.text('query', query))
      return run<QueryValidation>(pg, given, operation, given.options(options)).catch((error: unknown) => {
        if (error instanceof PgTrickleError && REFUSALS.includes(error.code)) return { valid: false, error }
        throw error
      })
    },

    streamTables: listing('streamTables'),
    health: listing('health'),

    subscribe: async (name: string, callback: never, options?: object) =>
      (await following()).subscribe(name, callback, options),

    async *changes(name, options) {
      yield* (await following()).changes(name, options)
    },

    live: async (name, options) => (await following()).live(name, options),
  }
}
