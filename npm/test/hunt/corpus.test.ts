import { afterAll, describe, expect, it } from 'vitest'
import { PgTrickleError } from '../../src/index.js'
import { COMPUTED, JOINS, LAYERED, NESTED, SETS } from '../oracle/support/constructs.js'
import { Oracle } from '../oracle/support/oracle.js'
import { SCHEMA as PATTERNS } from '../oracle/support/patterns.js'
import { CHANGES, CORPUS, SCHEMA } from './support/corpus.js'
import { CaseRun, emptyTally } from './support/run.js'

const oracle = await Oracle.open()
afterAll(() => oracle.close())

describe('every feature of SELECT is maintained exactly or refused by name, leaving nothing behind', () => {
  it.each(Object.entries(CORPUS))('%s', async (_, queries) => {
    const tally = emptyTally()
    const run = new CaseRun(oracle, tally)
    const members = queries.map((query, index) => ({ name: `s${index + 1}`, query, compare: ['values'] as const }))
    const finds = await run.run({ setup: SCHEMA, members, statements: CHANGES })
    const shown = finds.map(({ member, kind, message }) => ({
      kind,
      query: members.find(({ name }) => name === member)?.query,
      message,
    }))
    expect(shown).toEqual([])
    expect(tally.failed).toBe(0)
    expect(tally.queries + tally.rejected).toBe(queries.length)
  })
})

/** Ways to make a query one that cannot be maintained, wherever it does not become a query that is none. */
const MUTATIONS: Readonly<Record<string, (query: string) => string>> = {
  'a lock': (query) => `SELECT q.* FROM (${query}) AS q, orders AS s FOR UPDATE OF s`,
  'a limit without order': (query) => `SELECT * FROM (${query}) AS q LIMIT 2 OFFSET 1`,
  'a volatile function': (query) => `SELECT *, random() AS r FROM (${query}) AS q`,
  'the clock': (query) => `SELECT *, now() AS r FROM (${query}) AS q`,
  'the user': (query) => `SELECT * FROM (${query}) AS q WHERE current_user <> $$x$$`,
  'a sample': (query) => `SELECT q.* FROM (${query}) AS q, orders TABLESAMPLE system (50)`,
  'a system column': (query) => `SELECT q.*, s.xmin AS r FROM (${query}) AS q, orders AS s`,
  'a reserved name': (query) => `SELECT *, 1 AS __pgt_one FROM (${query}) AS q`,
  'a table of Postgres': (query) => `SELECT q.* FROM (${query}) AS q, pg_class`,
  'a row number where rows tie': (query) => `SELECT *, row_number() OVER (ORDER BY 1 + 1) AS r FROM (${query}) AS q`,
}

describe('what is maintained is refused by name once it holds', () => {
  const queries = Object.values({ ...JOINS, ...NESTED, ...SETS, ...COMPUTED, ...LAYERED }).map(({ query }) => query)

  it.each(Object.entries(MUTATIONS))('%s', async (_, mutate) => {
    await oracle.install(PATTERNS, {})
    const accepted: string[] = []
    let refused = 0
    for (const query of queries.filter((_query, index) => index % 5 === 0)) {
      const mutated = mutate(query)
      const isQuery = await oracle.pg.exec(`EXPLAIN ${mutated}`).then(
        () => true,
        () => false,
      )
      if (!isQuery) continue
      const outcome: unknown = await oracle.pg.trickle.createStreamTable('t', mutated).catch((error: unknown) => error)
      if (outcome instanceof PgTrickleError && ['UNSUPPORTED_FEATURE', 'MISSING_PRIMARY_KEY'].includes(outcome.code)) {
        expect(outcome.feature && outcome.hint).toBeTruthy()
        refused++
      } else {
        accepted.push(mutated)
        await oracle.pg.trickle.dropStreamTable('t').catch(() => {})
      }
    }
    expect(accepted).toEqual([])
    expect(refused).toBeGreaterThan(5)
  })
})
