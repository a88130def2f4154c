import type { Extension, PGliteInterface } from '@electric-sql/pglite'
import { PgTrickleError } from './error.js'
import { Arguments } from './internal/arguments.js'
import * as module from './internal/module.js'
import { run } from './internal/run.js'
import type { Following } from './internal/subscriptions.js'
import type { PgTrickleErrorCode, QueryValidation, TrickleNamespace } from './types.js'

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

  return {
    async createStreamTable(name, query, options) {
      const given = new Arguments('createStreamTable', name)
      const names = [given.text('name', name), given.text('query', query)] as const
      const { tx, ifNotExists, orReplace } = given.options(options, ['ifNotExists', 'orReplace'])
      return run(pg, given, module.createStreamTable(...names, ifNotExists, orReplace), tx)
    },

    async dropStreamTable(name, options) {
      const given = new Arguments('dropStreamTable', name)
      const table = given.text('name', name)
      const { tx, ifExists, cascade } = given.options(options, ['ifExists', 'cascade'])
      await run(pg, given, module.dropStreamTable(table, ifExists, cascade), tx)
    },

    async refreshStreamTable(name, options) {
      const given = new Arguments('refreshStreamTable', name)
      await run(pg, given, module.refreshStreamTable(given.text('name', name)), given.options(options).tx)
    },

    async verifyStreamTable(name, options) {
      const given = new Arguments('verifyStreamTable', name)
      return run(pg, given, module.verifyStreamTable(given.text('name', name)), given.options(options).tx)
    },

    async explainStreamTable(name, options) {
      const given = new Arguments('explainStreamTable', name)
      return run(pg, given, module.explainStreamTable(given.text('name', name)), given.options(options).tx)
    },

    async validateQuery(query, options) {
      const given = new Arguments('validateQuery')
      const operation = module.validateQuery(given.text('query', query))
      return run<QueryValidation>(pg, given, operation, given.options(options).tx).catch((error: unknown) => {
        if (error instanceof PgTrickleError && REFUSALS.includes(error.code)) return { valid: false, error }
        throw error
      })
    },

    async streamTables(options) {
      const given = new Arguments('streamTables')
      return run(pg, given, module.streamTables(), given.options(options).tx)
    },

    subscribe: async (name: string, callback: never, options?: object) =>
      (await following()).subscribe(name, callback, options),

    async *changes(name, options) {
      yield* (await following()).changes(name, options)
    },

    live: async (name, options) => (await following()).live(name, options),
  }
}
