import { PGlite } from '@electric-sql/pglite'
import { expect, it } from 'vitest'
import { trickle } from '../../src/index.js'
import { freshDatabase, rows } from '../support/database.js'
import { footprint } from '../support/footprint.js'
import { openShop, QUERIES, SHOP } from '../support/shop.js'
import { create, follow, NOTHING, traces } from './support/follow.js'

const open = async () => create(await openShop(), QUERIES.regions)

it('nothing publishes until somebody subscribes, nor after the last has left', async () => {
  const pg = await open()
  const before = await footprint(pg)
  expect(await traces(pg)).toEqual(NOTHING)
  const one = await pg.trickle.subscribe('t', () => undefined)
  const other = await pg.trickle.subscribe('t', () => undefined)
  await one.unsubscribe()
  await one.unsubscribe()
  expect(await traces(pg)).toMatchObject({ triggers: { length: 3 }, publications: { length: 1 } })
  await other.unsubscribe()
  expect(await traces(pg)).toEqual(NOTHING)
  expect(await footprint(pg)).toEqual(before)
})

it('after many have come and gone nothing remains', async () => {
  const pg = await open()
  const before = await footprint(pg)
  for (let round = 0; round < 100; round++) {
    const subscriptions = await Promise.all(
      Array.from({ length: 10 }, () => pg.trickle.subscribe('t', () => undefined)),
    )
    await pg.exec(`INSERT INTO orders VALUES (${round + 100}, 1, 1)`)
    await Promise.all(subscriptions.map((subscription) => subscription.unsubscribe()))
  }
  expect(await traces(pg)).toEqual(NOTHING)
  expect(await footprint(pg)).toEqual(before)
}, 120_000)

it('subscriptions that fail leave nothing', async () => {
  const pg = await freshDatabase(
    'CREATE TABLE parts (id int PRIMARY KEY, a int, b int); INSERT INTO parts VALUES (1, 1, 1)',
  )
  await create(pg, 'SELECT a, 100 / sum(b) AS share FROM parts GROUP BY a')
  await pg.exec('UPDATE parts SET b = 0')
  await expect(pg.trickle.subscribe('t', () => undefined)).rejects.toMatchObject({ code: 'DATABASE_ERROR' })
  expect(await traces(pg)).toEqual(NOTHING)
})

it('a database that is opened again publishes nothing, and the next subscriber clears up', async () => {
  const pg = await create(
    await PGlite.create({ extensions: { trickle } }).then(async (opened) => {
      await opened.exec(SHOP)
      return opened
    }),
    QUERIES.totals,
  )
  await pg.trickle.createStreamTable('other', QUERIES.filtered)
  await pg.trickle.subscribe('t', () => undefined)
  await pg.trickle.subscribe('other', () => undefined)
  const dump = await pg.dumpDataDir('none')
  await pg.close()

  const without = await PGlite.create({ loadDataDir: dump })
  const channels: string[] = []
  without.onNotification((channel) => channels.push(channel))
  await without.exec('LISTEN __pgt; INSERT INTO orders VALUES (5, 1, 100)')
  await without.exec('INSERT INTO orders SELECT n, 1, n FROM generate_series(1000, 1999) AS n')
  expect(channels).toEqual([])
  expect(await rows(without, 'SELECT * FROM pgtrickle.pgt_changes')).toEqual([])
  const again = await without.dumpDataDir('none')
  await without.close()

  const reopened = await PGlite.create({ loadDataDir: again, extensions: { trickle } })
  const { subscription } = await follow(reopened)
  expect(await traces(reopened)).toMatchObject({ triggers: { length: 3 }, publications: { length: 1 } })
  await reopened.exec('INSERT INTO orders VALUES (6, 1, 5)')
  expect(subscription.rows).toEqual(await rows(reopened, 'SELECT * FROM t'))
  await subscription.unsubscribe()
  expect(await traces(reopened)).toEqual(NOTHING)
  await reopened.close()
}, 120_000)

it('unsubscribing is possible when the database is closed or the catalog has gone', async () => {
  const pg = await open()
  const subscription = await pg.trickle.subscribe('t', () => undefined)
  await pg.exec('DROP SCHEMA pgtrickle CASCADE')
  await subscription.unsubscribe()
  const other = await create(
    await PGlite.create({ extensions: { trickle } }).then(async (opened) => {
      await opened.exec('CREATE TABLE logs (level text)')
      return opened
    }),
    'SELECT level FROM logs',
  )
  const last = await other.trickle.subscribe('t', () => undefined)
  await other.close()
  await last.unsubscribe()
})

it('a signal ends a subscription, and one that is aborted begins none', async () => {
  const pg = await open()
  const controller = new AbortController()
  const { told } = await follow(pg, 't', { signal: controller.signal })
  told()
  controller.abort()
  await pg.exec('DELETE FROM orders')
  expect(told()).toEqual([])
  await expect.poll(() => traces(pg)).toEqual(NOTHING)
  await expect(pg.trickle.subscribe('t', () => undefined, { signal: AbortSignal.abort() })).rejects.toThrow('aborted')
  const late = new AbortController()
  const pending = pg.trickle.subscribe('t', () => undefined, { signal: late.signal })
  late.abort()
  await expect(pending).rejects.toThrow('aborted')
  expect(await traces(pg)).toEqual(NOTHING)
})
