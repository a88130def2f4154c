import { expect, it, onTestFinished, vi } from 'vitest'
import { rows } from '../support/database.js'
import { openShop } from '../support/shop.js'
import { create, follow } from './support/follow.js'

const open = async () => create(await openShop(), 'SELECT id, amount FROM orders')

it('rows stay the same objects as long as they do not change, and the array as long as none does', async () => {
  const pg = await open()
  const { subscription } = await follow(pg)
  const before = subscription.rows
  expect(before).toEqual(await rows(pg, 'SELECT * FROM t ORDER BY id'))
  await pg.exec('UPDATE orders SET customer = 2')
  expect(subscription.rows).toBe(before)
  await pg.exec('UPDATE orders SET amount = 99 WHERE id = 2')
  const after = subscription.rows
  expect(after).not.toBe(before)
  expect(after.map((row, index) => row === before[index])).toEqual([true, false, true, true])
  expect(before[1]).toEqual({ id: 2, amount: '20.00' })
})

it('rows keep their order: an update leaves a row in its place, a new one comes last', async () => {
  const pg = await open()
  const { subscription } = await follow(pg)
  const ids = () => subscription.rows.map(({ id }) => id)
  await pg.exec('UPDATE orders SET amount = 1 WHERE id = 2; INSERT INTO orders VALUES (0, 1, 1), (9, 1, 1)')
  expect(ids()).toEqual([1, 2, 3, 4, 0, 9])
  await pg.exec('DELETE FROM orders WHERE id = 3')
  await pg.exec('INSERT INTO orders VALUES (3, 1, 1)')
  expect(ids()).toEqual([1, 2, 4, 0, 9, 3])
  await pg.trickle.refreshStreamTable('t')
  expect(ids()).toEqual([1, 2, 4, 0, 9, 3])
})

it('rows come with the event for those who ask, and are those of the moment', async () => {
  const pg = await open()
  const seen: (readonly unknown[])[] = []
  const subscription = await pg.trickle.subscribe('t', ({ rows: all }) => seen.push(all), { rows: true })
  onTestFinished(() => subscription.unsubscribe())
  await pg.exec('DELETE FROM orders WHERE id > 1')
  await pg.exec('DELETE FROM orders')
  expect(seen.map((all) => all.length)).toEqual([4, 1, 0])
  const other = await pg.trickle.subscribe('t', (event) => expect(event).not.toHaveProperty('rows'))
  await other.unsubscribe()
})

it('subscribers share rows, each is told, and those who leave are not', async () => {
  const pg = await open()
  const [one, other] = [await follow(pg, 't'), await follow(pg, 'public.t')]
  expect(other.events()).toEqual(one.events())
  await pg.exec('DELETE FROM orders WHERE id = 1')
  expect(one.subscription.rows).toBe(other.subscription.rows)
  await one.subscription.unsubscribe()
  await pg.exec('DELETE FROM orders WHERE id = 2')
  expect(one.told()).toEqual([['delete 1 10.00']])
  expect(other.told()).toEqual([['delete 1 10.00'], ['delete 2 20.00']])
})

it('between the first rows and the changes nothing is missed and nothing told twice', async () => {
  const pg = await open()
  const statements = Promise.all(
    Array.from({ length: 40 }, (_, index) => pg.query('INSERT INTO orders VALUES ($1, 1, 5)', [index + 100])),
  )
  const followed = await Promise.all([1, 2, 3].map(() => follow(pg)))
  await statements
  const expected = await rows(pg, 'SELECT * FROM t ORDER BY id')
  expect(expected).toHaveLength(44)
  for (const { subscription, events } of followed) {
    expect(subscription.rows).toEqual(expected)
    const inserted = events().flatMap(({ changes }) => changes)
    expect(inserted.map(({ type, after }) => [type, after])).toEqual(expected.map((row) => ['insert', row]))
  }
})

it('a callback that throws, at once or later, is reported and hurts nobody else', async () => {
  const pg = await open()
  const report = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => report.mockRestore())
  const failing = [
    await pg.trickle.subscribe('t', () => {
      throw new Error('at once')
    }),
    await pg.trickle.subscribe('t', async () => {
      throw new Error('later')
    }),
  ]
  const { told } = await follow(pg)
  told()
  report.mockClear()
  await pg.exec('DELETE FROM orders WHERE id = 1')
  expect(told()).toEqual([['delete 1 10.00']])
  expect(report.mock.calls.map(([error]) => String(error)).sort()).toEqual(['Error: at once', 'Error: later'])
  for (const subscription of failing) await subscription.unsubscribe()
})
