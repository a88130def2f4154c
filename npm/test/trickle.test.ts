import { PGlite } from '@electric-sql/pglite'
import { expect, it, onTestFinished } from 'vitest'
import { PgTrickleError, trickle } from '../src/index.js'

async function open() {
  const pg = await PGlite.create({ extensions: { trickle } })
  onTestFinished(() => pg.close())
  return pg
}

it('lists no stream tables in a new database', async () => {
  const pg = await open()
  expect(await pg.trickle.streamTables()).toEqual([])
})

it("passes the database's own error on as the cause", async () => {
  const pg = await open()
  await pg.exec('CREATE SCHEMA pgtrickle; CREATE TABLE pgtrickle.pgt_stream_tables ()')
  const error = await pg.trickle.streamTables().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(PgTrickleError)
  expect(error).toMatchObject({
    code: 'DATABASE_ERROR',
    sqlstate: '42703',
    operation: 'streamTables',
    cause: { code: '42703' },
  })
})
