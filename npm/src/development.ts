import type { PGliteInterface } from '@electric-sql/pglite'
import { trickle as plain } from './index.js'

const METHODS = ['query', 'exec', 'transaction'] as const

/**
 * The extension for development: after every statement and transaction it verifies all stream tables, and the call
 * rejects when one differs from its query. That costs a run of every query each time.
 *
 * @example
 * ```ts
 * import { trickle } from '@pgtrickle/pglite-lite/development'
 *
 * const pg = await PGlite.create({ extensions: { trickle } })
 * ```
 */
export const trickle = {
  ...plain,
  setup: async (pg: PGliteInterface) => {
    const { namespaceObj } = await plain.setup(pg)
    let verifying = false
    const verified = async () => {
      if (verifying || pg.closed) return
      verifying = true
      try {
        for (const { schema, name, status } of await namespaceObj.streamTables()) {
          const table = [schema, name].map((part) => `"${part.replaceAll('"', '""')}"`).join('.')
          const found = status !== 'PAUSED' && (await namespaceObj.verifyStreamTable(table))
          if (found && !found.ok) throw new Error(`stream table ${table} differs: ${JSON.stringify(found)}`)
        }
      } finally {
        verifying = false
      }
    }
    for (const method of METHODS) {
      const original: (...parameters: never[]) => Promise<unknown> = pg[method].bind(pg)
      const replacement = async (...parameters: never[]) => {
        const result = await original(...parameters)
        await verified()
        return result
      }
      Object.assign(pg, { [method]: replacement })
    }
    return { namespaceObj }
  },
}
