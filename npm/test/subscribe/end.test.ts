import { expect, it, onTestFinished, vi } from 'vitest'
import type { PgTrickleError } from '../../src/index.js'
import { rows } from '../support/database.js'
import { openShop, QUERIES } from '../support/shop.js'
import { create, follow, NOTHING, sorted, traces } from './support/follow.js'

const open = async () => create(await openShop(), QUERIES.totals)

it('a stream table that is dropped ends its subscriptions with an error', async () => {
  const pg = await open()
  const errors: PgTrickleError[] = []
  const { subscription, told } = await follow(pg, 't', { onError: (error) => errors.push(error) })
  told()
  await pg.exec('INSERT INTO orders VALUES (5, 1, 1)')
  await pg.trickle.dropStreamTable('t')
  await expect.poll(() => errors).toHaveLength(1)
  expect(told()).toEqual([['update 1 2 30.00 -> 1 3 31.00']])
  expect(errors[0]).toMatchObject({ code: 'NOT_FOUND', operation: 'subscribe', table: 'public.t' })
  expect(subscription.rows).toHaveLength(3)
  await subscription.unsubscribe()
  await expect.poll(() => traces(pg)).toEqual({ ...NOTHING, channels: expect.any(Array) })
  await pg.trickle.createStreamTable('t', QUERIES.totals)
  await pg.exec('DELETE FROM orders')
  expect(told()).toEqual([])
})

it('without somebody to tell the error is reported', async () => {
  const pg = await open()
  const report = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => report.mockRestore())
  await follow(pg)
  await pg.trickle.dropStreamTable('t')
  await expect.poll(() => report.mock.calls.map(([error]) => error)).toMatchObject([{ code: 'NOT_FOUND' }])
})

it('a drop that is rolled back ends nothing', async () => {
  const pg = await open()
  const { told } = await follow(pg)
  told()
  await pg.transaction(async (tx) => {
    await pg.trickle.dropStreamTable('t', { tx })
    await tx.rollback()
  })
  await pg.exec('DELETE FROM orders WHERE customer = 1')
  expect(told()).toEqual([['delete 1 2 30.00']])
})

it('a stream table that is replaced goes on: subscribers are told the difference', async () => {
  const pg = await open()
  const { subscription, told } = await follow(pg)
  told()
  const unchanged = subscription.rows.find(({ customer }) => customer === 1)
  await pg.trickle.createStreamTable(
    't',
    'SELECT customer, count(*) AS n, sum(amount) AS total FROM orders WHERE customer <> 3 GROUP BY customer',
    { orReplace: true },
  )
  await expect.poll(told).toEqual([['delete 3 1 null']])
  expect(subscription.rows).toContain(unchanged)
  await pg.trickle.createStreamTable('t', 'SELECT customer, count(*) AS n FROM orders GROUP BY customer', {
    orReplace: true,
  })
  await expect.poll(told).toEqual([['delete 1 2 30.00', 'delete 2 1 30.00', 'insert 1 2', 'insert 2 1', 'insert 3 1']])
  await pg.exec('DELETE FROM orders WHERE customer = 3')
  expect(told()).toEqual([['delete 3 1']])
  expect(sorted(subscription.rows)).toEqual(sorted(await rows(pg, 'SELECT * FROM t')))
  await subscription.unsubscribe()
  expect(await traces(pg)).toEqual(NOTHING)
})

it('a renamed stream table is followed on', async () => {
  const pg = await open()
  const { told, subscription } = await follow(pg)
  told()
  await pg.exec('ALTER VIEW t RENAME TO renamed; DELETE FROM orders WHERE customer = 3')
  expect(told()).toEqual([['delete 3 1 null']])
  await subscription.unsubscribe()
  expect(await traces(pg)).toEqual(NOTHING)
})

it('whoever has missed a change is told of it with the next one', async () => {
  const pg = await open()
  const { subscription, told } = await follow(pg)
  told()
  await pg.exec('UNLISTEN *')
  await pg.exec('UPDATE orders SET amount = 50 WHERE id = 3')
  await pg.exec('LISTEN __pgt')
  await pg.exec('UPDATE orders SET amount = 60 WHERE id = 3; DELETE FROM orders WHERE customer = 3')
  await expect.poll(told).toEqual([['delete 3 1 null', 'update 2 1 30.00 -> 2 1 60.00']])
  expect(sorted(subscription.rows)).toEqual(sorted(await rows(pg, 'SELECT * FROM t')))
})
