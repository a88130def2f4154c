import { citext } from '@electric-sql/pglite/contrib/citext'
import { afterAll, describe, expect, it } from 'vitest'
import { Oracle } from '../oracle/support/oracle.js'
import { expectHelpful, failureOf } from '../support/failure.js'
import { virtual } from '../support/pglite.js'
import { CHANGES, FOLLOWED, REFUSED, TABLES } from './support/finds.js'

const oracle = await Oracle.open({ citext })
afterAll(() => oracle.close())

const tables = TABLES.replaceAll('VIRTUAL', virtual)

/** Queries that once were not followed as they should be, found by the hunt. */
describe('what the hunt has found', () => {
  it.each(FOLLOWED)('%s', async (_, query) => {
    await oracle.install(tables, { t: { query } })
    await oracle.runAll(...CHANGES)
  })

  it.runIf(virtual === 'VIRTUAL')('a key whose NOT NULL is NOT VALID tells nothing apart', async () => {
    const unsure = `CREATE TABLE unsure (u int UNIQUE, g int); INSERT INTO unsure VALUES (NULL, 1), (NULL, 1);
      ALTER TABLE unsure ADD CONSTRAINT given NOT NULL u NOT VALID`
    await oracle.install(`${tables}; DROP TABLE IF EXISTS unsure; ${unsure}`, {})
    const query = 'SELECT a.id, unsure.g FROM a JOIN unsure ON unsure.g = a.g'
    const error = await failureOf(oracle.pg.trickle.createStreamTable('t', query))
    expect(error).toMatchObject({ code: 'MISSING_PRIMARY_KEY', feature: 'public.unsure' })
  })

  it.each(REFUSED)('%s: %s', async (feature, query) => {
    await oracle.install(`${tables}; DROP EXTENSION IF EXISTS citext; CREATE EXTENSION citext`, {})
    const error = await failureOf(oracle.pg.trickle.createStreamTable('t', query))
    expect(error).toMatchObject({ code: 'UNSUPPORTED_FEATURE', feature })
    expectHelpful(error)
  })
})
