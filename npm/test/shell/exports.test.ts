import type { PGlite, PGliteInterface, Transaction } from '@electric-sql/pglite'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type {
  PGliteWithTrickle,
  PgTrickleErrorCode,
  Progress,
  QueryValidation,
  StreamTable,
  TrickleNamespace,
  Verification,
} from '../../src/index.js'
import * as api from '../../src/index.js'
import { freshDatabase } from '../support/database.js'

describe('the package', () => {
  it('exports the extension and its error, and nothing else at run time', () => {
    expect(Object.keys(api).sort()).toEqual(['PgTrickleError', 'trickle'])
  })

  it('offers exactly the calls of the namespace', async () => {
    const pg = await freshDatabase()
    const calls: Record<keyof TrickleNamespace, number> = {
      createStreamTable: 3,
      dropStreamTable: 2,
      refreshStreamTable: 2,
      verifyStreamTable: 2,
      explainStreamTable: 2,
      validateQuery: 2,
      streamTables: 1,
      health: 1,
      pause: 2,
      resume: 2,
      subscribe: 3,
      changes: 2,
      live: 2,
    }
    const offered = Object.entries(pg.trickle).map(([name, call]) => [name, call.length])
    expect(Object.fromEntries(offered)).toEqual(calls)
  })
})

describe('the types', () => {
  it('give pg.trickle to a PGlite created with the extension', async () => {
    const pg = await freshDatabase()
    expectTypeOf(pg).toExtend<PGlite>()
    expectTypeOf(pg.trickle).toEqualTypeOf<TrickleNamespace>()
    expectTypeOf(pg).toExtend<PGliteWithTrickle>()
  })

  it('do not give it to any other', () => {
    expectTypeOf<PGliteInterface>().not.toExtend<PGliteWithTrickle>()
    expectTypeOf<PGliteWithTrickle>().toExtend<PGliteInterface>()
  })

  it('take names, queries and known options only', () => {
    expectTypeOf<TrickleNamespace['createStreamTable']>().parameter(0).toEqualTypeOf<string>()
    expectTypeOf<TrickleNamespace['createStreamTable']>().parameter(1).toEqualTypeOf<string>()
    expectTypeOf<NonNullable<Parameters<TrickleNamespace['createStreamTable']>[2]>>().toEqualTypeOf<{
      readonly ifNotExists?: boolean | undefined
      readonly orReplace?: boolean | undefined
      readonly tx?: Transaction | undefined
      readonly onProgress?: ((progress: Progress) => void) | undefined
    }>()
    expectTypeOf<NonNullable<Parameters<TrickleNamespace['dropStreamTable']>[1]>>().toEqualTypeOf<{
      readonly ifExists?: boolean | undefined
      readonly cascade?: boolean | undefined
      readonly tx?: Transaction | undefined
      readonly onProgress?: ((progress: Progress) => void) | undefined
    }>()
  })

  it('tell what every call resolves to', () => {
    expectTypeOf<TrickleNamespace['createStreamTable']>().returns.resolves.toEqualTypeOf<StreamTable>()
    expectTypeOf<TrickleNamespace['dropStreamTable']>().returns.resolves.toEqualTypeOf<void>()
    expectTypeOf<TrickleNamespace['streamTables']>().returns.resolves.toEqualTypeOf<StreamTable[]>()
    expectTypeOf<TrickleNamespace['verifyStreamTable']>().returns.resolves.toEqualTypeOf<Verification>()
    expectTypeOf<TrickleNamespace['validateQuery']>().returns.resolves.toEqualTypeOf<QueryValidation>()
  })

  it('tell valid queries from refused ones, and error codes apart', () => {
    expectTypeOf<Extract<QueryValidation, { valid: false }>['error']['code']>().toEqualTypeOf<PgTrickleErrorCode>()
    expectTypeOf<Extract<QueryValidation, { valid: true }>>().toHaveProperty('stages')
    expectTypeOf<'TYPO'>().not.toExtend<PgTrickleErrorCode>()
  })
})
