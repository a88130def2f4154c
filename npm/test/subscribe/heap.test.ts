import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { openShop, QUERIES } from '../support/shop.js'
import { create, NOTHING, traces } from './support/follow.js'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

it('after a thousand have come and gone nothing of them is held in memory', async () => {
  const pg = await create(await openShop(), QUERIES.totals)
  const held: WeakRef<object>[] = []
  const comeAndGo = async () => {
    const callback = () => undefined
    const subscription = await pg.trickle.subscribe('t', callback, { rows: true })
    held.push(new WeakRef(callback), new WeakRef(subscription), ...subscription.rows.map((row) => new WeakRef(row)))
    await subscription.unsubscribe()
  }
  for (let round = 0; round < 100; round++) await Promise.all(Array.from({ length: 10 }, comeAndGo))
  const alive = () => {
    collect()
    return held.filter((reference) => reference.deref()).length
  }
  // Whoever came last may be held by what is still on its way out.
  await expect.poll(alive, { timeout: 10_000 }).toBeLessThan(20)
  expect(held.length).toBeGreaterThan(4000)
  expect(await traces(pg)).toEqual(NOTHING)
}, 120_000)
