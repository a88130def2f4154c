import { PGlite } from '@electric-sql/pglite'
import { expect, it, onTestFinished } from 'vitest'
import { PgTrickleError, trickle } from '../../src/index.js'
import type { Operation } from '../../src/internal/module.js'
import { run } from '../../src/internal/run.js'
import { freshDatabase } from '../support/database.js'
import { expectHelpful, failureOf } from '../support/failure.js'

const CALL = { operation: 'createStreamTable', table: 'totals' }

/** An operation that answers `null` at once, except where told otherwise. */
function operation(parts: Partial<Operation>): Operation {
  const end = () => null
  return { start: end, resume: end, fail: end, keepsChanges: () => true, result: () => 'null', ...parts }
}

function overflow(): never {
  return overflow()
}

it('calls a stack that overflows INTERNAL and keeps it as the cause', async () => {
  const pg = await freshDatabase()
  const error = await failureOf(run(pg, CALL, operation({ start: overflow }), {}))
  expect(error).toMatchObject({ code: 'INTERNAL', sqlstate: 'XX000', ...CALL, cause: expect.any(RangeError) })
  expectHelpful(error)
})

it('calls a result that is not JSON INTERNAL', async () => {
  const pg = await freshDatabase()
  const error = await failureOf(run(pg, CALL, operation({ result: () => '{' }), {}))
  expect(error).toMatchObject({ code: 'INTERNAL', cause: expect.any(SyntaxError) })
})

it('takes everything back after an error between statements', async () => {
  const pg = await freshDatabase()
  const start = () => ({ sql: 'CREATE TABLE half_done ()', parameters: [], script: true })
  await failureOf(run(pg, CALL, operation({ start, resume: overflow }), {}))
  expect((await pg.query("SELECT to_regclass('half_done') AS found")).rows).toEqual([{ found: null }])
})

it('passes on what PGlite itself fails with as DATABASE_ERROR', async () => {
  const pg = await PGlite.create({ extensions: { trickle } })
  await pg.close()
  const error = await failureOf(pg.trickle.streamTables())
  expect(error).toMatchObject({ code: 'DATABASE_ERROR', operation: 'streamTables', cause: expect.any(Error) })
  expect(error.message).toContain('closed')
  expectHelpful(error)
})

it('does not depend on the parsers and serializers that a database has for text', async () => {
  const pg = await PGlite.create({
    extensions: { trickle },
    parsers: { 25: (value) => ({ value }) },
    serializers: { 25: (value) => `<${value}>` },
  })
  onTestFinished(() => pg.close())
  await pg.exec('CREATE TABLE logs (level text)')
  await pg.trickle.createStreamTable('levels', 'SELECT level, count(*) AS n FROM logs GROUP BY level')
  expect(await pg.trickle.verifyStreamTable('levels')).toMatchObject({ ok: true })
})

it('gives errors a name, so that they print as what they are', async () => {
  const pg = await freshDatabase()
  const error = await failureOf(pg.trickle.dropStreamTable('absent'))
  expect(String(error)).toMatch(/^PgTrickleError: Stream table "absent" does not exist \(dropStreamTable\)\./)
  expect(error).toBeInstanceOf(PgTrickleError)
  expect(error.stack).toContain('PgTrickleError')
})
