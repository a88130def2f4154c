import { PGlite } from '@electric-sql/pglite'
import { expect, it, onTestFinished } from 'vitest'
import { trickle } from '../../src/development.js'
import { QUERIES, SHOP } from '../support/shop.js'

const REPLICA = 'SET session_replication_role = replica; UPDATE orders SET amount = 1; RESET session_replication_role'

async function open() {
  const pg = await PGlite.create({ extensions: { trickle } })
  onTestFinished(() => pg.close())
  await pg.exec(SHOP)
  for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
  return pg
}

it('the extension for development lets pass what keeps stream tables right', async () => {
  const pg = await open()
  expect((await pg.query('UPDATE orders SET amount = 2 RETURNING id')).rows).toHaveLength(4)
  await pg.transaction(async (tx) => {
    await tx.exec('DELETE FROM orders WHERE id = 1')
    await tx.query("INSERT INTO logs VALUES ('error', $1)", ['late'])
  })
  expect((await pg.sql`SELECT count(*)::int AS n FROM orders`).rows).toEqual([{ n: 3 }])
  await expect(pg.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' })
})

it('rejects the very call after which a stream table differs, and names it', async () => {
  const pg = await open()
  await expect(pg.exec(REPLICA)).rejects.toThrow(/^stream table "public"\."\w+" differs: /)
  await expect(pg.query('SELECT 1')).rejects.toThrow('differs')
})

it('leaves paused stream tables alone', async () => {
  const pg = await open()
  for (const name of Object.keys(QUERIES)) await pg.trickle.pause(name)
  await pg.exec('UPDATE orders SET amount = 3')
  for (const name of Object.keys(QUERIES)) await pg.trickle.resume(name)
})
