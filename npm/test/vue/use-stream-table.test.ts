import { expect, it, onTestFinished } from 'vitest'
import { createApp, effectScope, ref, watch } from 'vue'
import { trickleKey, useStreamTable } from '../../src/vue.js'
import { create, NOTHING, sorted, traces } from '../subscribe/support/follow.js'
import type { Database } from '../support/database.js'
import { openShop, QUERIES } from '../support/shop.js'

const open = async () => create(await openShop(), QUERIES.totals)

/** Uses a stream table within an application; counts how often its rows are shown. */
function use(pg: Database, first = 't') {
  const app = createApp({}).provide(trickleKey, pg)
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const name = ref(first)
  const used = scope.run(() => app.runWithContext(() => useStreamTable<{ customer: number; n: number }>(name)))
  if (!used) throw new Error('the scope has ended')
  const shown = { times: 0 }
  scope.run(() =>
    watch(used.rows, () => {
      shown.times++
    }),
  )
  const counts = () => sorted(used.rows.value?.map(({ customer, n }) => [customer, n]) ?? [])
  return { ...used, name, shown, counts, stop: () => scope.stop() }
}

const COUNTS = ['[1,2]', '[2,1]', '[3,1]']

it('shows the rows, once for a transaction, and leaves nothing', async () => {
  const pg = await open()
  const { rows, changes, counts, shown, stop } = use(pg)
  expect(rows.value).toBeUndefined()
  await expect.poll(counts).toEqual(COUNTS)
  const before = shown.times
  await pg.exec('INSERT INTO orders SELECT n, n % 3 + 1, 1 FROM generate_series(100, 199) AS n')
  expect(changes.value.map(({ type }) => type)).toEqual(['update', 'update', 'update'])
  await expect.poll(() => shown.times).toBe(before + 1)
  stop()
  await expect.poll(() => traces(pg)).toEqual(NOTHING)
})

it('follows another stream table when the name changes, and tells what is wrong', async () => {
  const pg = await open()
  const { name, counts, error } = use(pg, 'nowhere')
  await expect.poll(() => error.value?.code).toBe('NOT_FOUND')
  name.value = 't'
  await expect.poll(counts).toEqual(COUNTS)
  expect(error.value).toBeUndefined()
  await pg.trickle.dropStreamTable('t')
  await expect.poll(() => error.value?.code).toBe('NOT_FOUND')
  expect(counts()).toEqual(COUNTS)
})

it('says when it has no database', () => {
  expect(() => createApp({}).runWithContext(() => useStreamTable('t'))).toThrow('app.provide(trickleKey, pg)')
})
