import type { Extension, PGliteInterface } from '@electric-sql/pglite'
import { streamTables } from './internal/module.js'
import { run } from './internal/run.js'
import type { TrickleNamespace } from './types.js'

/**
 * The extension: stream tables for PGlite.
 *
 * @example
 * ```ts
 * const pg = await PGlite.create({ extensions: { trickle } })
 * await pg.trickle.streamTables()
 * ```
 */
export const trickle = {
  name: 'trickle',
  setup: async (pg: PGliteInterface) => ({ namespaceObj: namespace(pg) }),
} satisfies Extension

function namespace(pg: PGliteInterface): TrickleNamespace {
  return {
    streamTables: () => run(pg, streamTables()),
  }
}
