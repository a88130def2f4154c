import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { PgTrickleErrorCode } from '../../src/index.js'
import { run } from '../../src/internal/run.js'
import type { Database } from '../support/database.js'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { since04 } from '../support/pglite.js'
import { openShop, QUERIES } from '../support/shop.js'

interface Provocation {
  readonly sqlstate: string
  readonly setup?: string
  readonly call: (pg: Database) => Promise<unknown>
  readonly feature?: string
  readonly position?: number
  readonly cause?: object
}

const create = (query: string) => (pg: Database) => pg.trickle.createStreamTable('totals', query)

/** The least that makes each code appear. */
const PROVOCATIONS: Record<PgTrickleErrorCode, Provocation> = {
  INVALID_NAME: {
    sqlstate: '42602',
    call: (pg) => pg.trickle.createStreamTable('sum totals', QUERIES.totals),
    feature: 'name',
  },
  INVALID_OPTION: {
    sqlstate: '22023',
    call: (pg) => pg.trickle.createStreamTable('totals', QUERIES.totals, { ifNotExists: true, orReplace: true }),
    feature: 'ifNotExists',
  },
  INVALID_QUERY: {
    sqlstate: '42703',
    call: create('SELECT id, amuont FROM orders'),
    position: 12,
    cause: { code: '42703' },
  },
  UNSUPPORTED_FEATURE: {
    sqlstate: '0A000',
    call: create('SELECT id, amount FROM orders ORDER BY amount LIMIT 3'),
    feature: 'LIMIT without a total order',
  },
  MISSING_PRIMARY_KEY: {
    sqlstate: '55000',
    call: create('SELECT o.id, l.message FROM orders o JOIN logs l ON l.level = o.id::text'),
    feature: 'public.logs',
  },
  QUERY_TOO_COMPLEX: {
    sqlstate: '54001',
    call: create(`SELECT id, ${'id + '.repeat(300)}id AS x FROM orders`),
  },
  ALREADY_EXISTS: {
    sqlstate: '42P07',
    setup: 'CREATE TABLE totals ()',
    call: create(QUERIES.totals),
  },
  NOT_FOUND: {
    sqlstate: '42P01',
    call: (pg) => pg.trickle.verifyStreamTable('totals'),
  },
  HAS_DEPENDENTS: {
    sqlstate: '2BP01',
    call: async (pg) => {
      await pg.trickle.createStreamTable('totals', QUERIES.totals)
      await pg.trickle.createStreamTable('big', 'SELECT customer FROM totals WHERE n > 1')
      return pg.trickle.dropStreamTable('totals')
    },
    cause: { code: '2BP01' },
  },
  INCOMPATIBLE_CATALOG: {
    sqlstate: '55000',
    call: async (pg) => {
      await pg.trickle.createStreamTable('other', QUERIES.totals)
      await pg.exec("UPDATE pgtrickle.pgt_schema_version SET version = '99.0.0'")
      return pg.trickle.createStreamTable('totals', QUERIES.totals)
    },
  },
  DATABASE_ERROR: {
    sqlstate: '22012',
    call: create('SELECT id, 1 / (id - 1) AS x FROM orders'),
    cause: { code: '22012', message: 'division by zero' },
  },
  INTERNAL: {
    sqlstate: 'XX000',
    call: (pg) => {
      const lost = () => {
        throw new TypeError('a defect')
      }
      const operation = { start: lost, resume: lost, fail: lost, keepsChanges: () => true, result: () => '' }
      return run(pg, { operation: 'createStreamTable', table: 'totals' }, operation, {})
    },
    cause: new TypeError('a defect'),
  },
}

describe.each(Object.entries(PROVOCATIONS))('%s', (code, { sqlstate, setup = '', call, feature, position, cause }) => {
  const happens = code !== 'QUERY_TOO_COMPLEX' || since04
  it.runIf(happens)(
    'carries all its parts, and a message that names table, operation and feature and says what to do',
    async () => {
      const pg = await openShop(setup)
      const error = await failureOf(call(pg))
      expect(error).toMatchObject({ name: 'PgTrickleError', code, sqlstate, feature, position })
      expect(error.table).toBe(code === 'INVALID_NAME' ? 'sum totals' : 'totals')
      expect(error.operation).toMatch(/^(create|drop|verify)StreamTable$/)
      if (cause === undefined) expect(error.cause).toBeUndefined()
      else expect(error.cause).toMatchObject(cause)
      if (code === 'UNSUPPORTED_FEATURE') expect(error.message).toContain(feature)
      expectHelpful(error)
    },
  )
})

describe('the codes', () => {
  it('are those of the Java side', async () => {
    const path = '../../../core/src/main/java/io/pgtrickle/core/error/ErrorCode.java'
    const source = await readFile(new URL(path, import.meta.url), 'utf8')
    const declared = [...source.matchAll(/^ {4}([A-Z_]+)\("(\w+)"\)/gm)].map(([, code]) => code)
    expect(Object.keys(PROVOCATIONS)).toEqual(declared)
  })
})

describe('a position', () => {
  it.each([
    ['SELECT nothing FROM orders', 8],
    ['SELECT id,\n  nothing\nFROM orders', 14],
    ['SELECT "Größe 🎉", nothing FROM (SELECT 1 AS "Größe 🎉") AS q', 19],
    ['SELECT id FROM nowhere', 16],
    ['SELECT id FROM orders WHERE', 28],
    ["SELECT 'open FROM orders", 8],
  ])('of %j is counted in characters of the query as it was given', async (query, position) => {
    const pg = await openShop()
    const before = await footprint(pg)
    expect(await failureOf(pg.trickle.createStreamTable('t', query))).toMatchObject({ code: 'INVALID_QUERY', position })
    expect(await footprint(pg)).toEqual(before)
  })
})
