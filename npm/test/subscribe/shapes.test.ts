import type { LiveQuery } from '@electric-sql/pglite/live'
import { expect, expectTypeOf, it } from 'vitest'
import type { Change, ChangeEvent, PgTrickleError, TrickleNamespace } from '../../src/index.js'
import { rows } from '../support/database.js'
import { openShop, QUERIES } from '../support/shop.js'
import { asText, create, NOTHING, traces } from './support/follow.js'

const open = async () => create(await openShop(), QUERIES.totals)

it('changes() gives the rows, then changes one by one, until the loop is left', async () => {
  const pg = await open()
  const seen: string[] = []
  for await (const change of pg.trickle.changes('t')) {
    seen.push(asText(change))
    if (seen.length === 3) {
      await pg.exec('DELETE FROM orders WHERE customer = 3')
      setTimeout(() => pg.exec('UPDATE orders SET amount = 1 WHERE id = 3'), 20)
    }
    if (seen.length === 5) break
  }
  expect(seen.slice(3)).toEqual(['delete 3 1 null', 'update 2 1 30.00 -> 2 1 1.00'])
  expect(await traces(pg)).toEqual(NOTHING)
})

it('changes() ends when the signal says so, and fails when the stream table goes', async () => {
  const pg = await open()
  const controller = new AbortController()
  let count = 0
  for await (const _ of pg.trickle.changes('t', { signal: controller.signal })) {
    if (++count === 3) setTimeout(() => controller.abort(), 20)
  }
  expect(count).toBe(3)
  await expect.poll(() => traces(pg)).toEqual(NOTHING)
  const changes = pg.trickle.changes('t')
  for (let row = 0; row < 3; row++) await changes.next()
  const next = changes.next()
  await pg.trickle.dropStreamTable('t')
  await expect(next).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('live() is a LiveQuery', async () => {
  const pg = await open()
  const live = await pg.trickle.live<{ customer: number; n: number; total: string | null }>('t')
  expectTypeOf(live).toExtend<LiveQuery<{ customer: number; n: number; total: string | null }>>()
  const { fields, rows: expected } = await pg.query('SELECT * FROM t')
  expect(live.initialResults.fields).toEqual(fields)
  expect(live.initialResults.rows).toEqual(expected)
  const seen: number[] = []
  const callback = ({ rows: all }: { rows: unknown[] }) => seen.push(all.length)
  live.subscribe(callback)
  await pg.exec('DELETE FROM orders WHERE customer = 3')
  await live.refresh()
  expect(seen).toEqual([2, 2])
  await live.unsubscribe(callback)
  expect(await traces(pg)).toEqual(NOTHING)
  live.subscribe(callback)
  await expect.poll(() => seen).toEqual([2, 2, 2])
  await pg.exec('DELETE FROM orders')
  expect(seen).toEqual([2, 2, 2, 0])
  await live.unsubscribe()
  expect(await traces(pg)).toEqual(NOTHING)
  expect(await rows(pg, 'SELECT * FROM t')).toEqual([])
})

it('the types tell what the callback gets', () => {
  type Total = { customer: number }
  const trickle = {} as TrickleNamespace
  const typed = () => {
    trickle.subscribe<Total>('t', (event) => expectTypeOf(event).toEqualTypeOf<ChangeEvent<Total>>())
    trickle.subscribe<Total>('t', ({ rows: all }) => expectTypeOf(all).toEqualTypeOf<readonly Total[]>(), {
      rows: true,
    })
    trickle.subscribe('t', () => undefined, { onError: (error) => expectTypeOf(error).toEqualTypeOf<PgTrickleError>() })
  }
  expectTypeOf(typed).toBeFunction()
  expectTypeOf<Extract<Change<Total>, { type: 'delete' }>['before']>().toEqualTypeOf<Total>()
  expectTypeOf<Extract<Change<Total>, { type: 'insert' }>['before']>().toEqualTypeOf<undefined>()
})
