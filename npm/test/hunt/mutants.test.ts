import { afterAll, describe, expect, it } from 'vitest'
import { Oracle } from '../oracle/support/oracle.js'
import { expectHelpful, failureOf } from '../support/failure.js'
import { virtual } from '../support/pglite.js'
import { CHANGES } from './support/finds.js'
import { FOLLOWED, REFUSED, TABLES } from './support/mutants.js'

const oracle = await Oracle.open()
afterAll(() => oracle.close())

const tables = TABLES.replaceAll('VIRTUAL', virtual)

/** Mutants of the compiler that no other test had noticed; see `just mutation`. */
describe('what tells the compiler from its mutants', () => {
  it.each(FOLLOWED)('%s', async (_, query) => {
    await oracle.install(tables, { t: { query } })
    await oracle.runAll(...CHANGES)
  })

  it.each(REFUSED)('%s: %s', async (feature, query) => {
    await oracle.install(tables, {})
    const error = await failureOf(oracle.pg.trickle.createStreamTable('t', query))
    expect(error).toMatchObject({ code: 'UNSUPPORTED_FEATURE', feature })
    expectHelpful(error)
  })
})
