import { describe, expect, it } from 'vitest'
import type { Database } from '../support/database.js'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { openShop, QUERIES } from '../support/shop.js'

type Untyped = Record<keyof Database['trickle'], (...parameters: unknown[]) => Promise<unknown>>

/** The calls as plain JavaScript sees them. */
const untyped = (pg: Database) => pg.trickle as unknown as Untyped

const CALLS = [
  { operation: 'createStreamTable', before: ['totals', QUERIES.totals], flags: ['ifNotExists', 'orReplace'] },
  { operation: 'dropStreamTable', before: ['totals'], flags: ['ifExists', 'cascade'] },
  { operation: 'refreshStreamTable', before: ['totals'], flags: [] },
  { operation: 'verifyStreamTable', before: ['totals'], flags: [] },
  { operation: 'explainStreamTable', before: ['totals'], flags: [] },
  { operation: 'validateQuery', before: [QUERIES.totals], flags: [] },
  { operation: 'streamTables', before: [], flags: [] },
] as const

const refused = { code: 'INVALID_OPTION', sqlstate: '22023' }

describe.each(CALLS)('$operation', ({ operation, before, flags }) => {
  it('refuses names and queries that are no strings', async () => {
    const pg = await openShop()
    const untouched = await footprint(pg)
    for (const [index, good] of before.entries()) {
      const feature = good === 'totals' ? 'name' : 'query'
      for (const bad of [undefined, null, 1, {}, ['totals'], new String('totals')]) {
        const error = await failureOf(
          untyped(pg)[operation](...before.map((argument, at) => (at === index ? bad : argument))),
        )
        expect(error).toMatchObject({ ...refused, operation, feature })
        expect(error.message).toContain(feature)
        expectHelpful(error)
      }
    }
    expect(await footprint(pg)).toEqual(untouched)
  })

  it('refuses options that are no object, and those it does not have', async () => {
    const pg = await openShop()
    for (const bad of [null, true, 'orReplace', 7]) {
      const error = await failureOf(untyped(pg)[operation](...before, bad))
      expect(error).toMatchObject({ ...refused, operation, feature: 'options' })
      expectHelpful(error)
    }
    const error = await failureOf(untyped(pg)[operation](...before, { replace: true }))
    expect(error).toMatchObject({ ...refused, operation, feature: 'replace' })
    for (const known of [...flags, 'tx']) expect(error.hint).toContain(known)
    expectHelpful(error)
  })

  it('refuses flags that are no booleans, and takes undefined for absent', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    for (const flag of flags) {
      for (const bad of [null, 1, 'true']) {
        const error = await failureOf(untyped(pg)[operation](...before, { [flag]: bad }))
        expect(error).toMatchObject({ ...refused, operation, feature: flag })
        expectHelpful(error)
      }
    }
    await pg.trickle.dropStreamTable('totals', { ifExists: undefined, cascade: undefined, tx: undefined })
    await pg.trickle.createStreamTable('totals', QUERIES.totals, { ifNotExists: undefined, orReplace: undefined })
    expect(await pg.trickle.streamTables(undefined)).toHaveLength(1)
  })

  it('refuses as tx what is no open transaction', async () => {
    const pg = await openShop()
    for (const bad of [null, true, {}, pg, 'BEGIN']) {
      const error = await failureOf(untyped(pg)[operation](...before, { tx: bad }))
      expect(error).toMatchObject({ ...refused, operation, feature: 'tx' })
      expectHelpful(error)
    }
    const ended = await pg.transaction(async (tx) => tx)
    const error = await failureOf(untyped(pg)[operation](...before, { tx: ended }))
    expect(error).toMatchObject({ ...refused, operation, feature: 'tx' })
    expectHelpful(error)
  })
})
