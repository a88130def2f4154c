import { describe, expect, it } from 'vitest'
import { failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { expectMaintained } from '../support/maintained.js'
import { CHANGES, openShop, QUERIES } from '../support/shop.js'

describe('trap 31: the life of a stream table', () => {
  it.each(Object.entries(QUERIES))('create, drop, create: %s', async (name, query) => {
    const pg = await openShop()
    const { created: _, stages: __, ...first } = await pg.trickle.createStreamTable(name, query)
    const existing = await footprint(pg)
    await pg.trickle.dropStreamTable(name)
    const { created: ___, stages: ____, ...again } = await pg.trickle.createStreamTable(name, query)
    expect(again).toEqual(first)
    expect(JSON.stringify(await footprint(pg)).length).toBe(JSON.stringify(existing).length)
    for (const change of CHANGES) await pg.exec(change)
    await expectMaintained(pg, name)
  })

  it('create twice is refused and changes nothing', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    const before = await footprint(pg)
    const error = await failureOf(pg.trickle.createStreamTable('totals', QUERIES.totals))
    expect(error.code).toBe('ALREADY_EXISTS')
    expect(await footprint(pg)).toEqual(before)
  })

  it('drop of an unknown one is refused and changes nothing, in a new database too', async () => {
    const pg = await openShop()
    const before = await footprint(pg)
    expect(await failureOf(pg.trickle.dropStreamTable('absent'))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await footprint(pg)).toEqual(before)
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    const after = await footprint(pg)
    expect(await failureOf(pg.trickle.dropStreamTable('absent'))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await footprint(pg)).toEqual(after)
  })

  it.each(Object.entries(QUERIES))(
    'nothing is left of %s created in a transaction that rolls back',
    async (name, query) => {
      const pg = await openShop()
      const before = await footprint(pg)
      await pg.transaction(async (tx) => {
        await pg.trickle.createStreamTable(name, query, { tx })
        for (const change of CHANGES) await tx.exec(change)
        await tx.rollback()
      })
      expect(await footprint(pg)).toEqual(before)
      await pg.trickle.createStreamTable(name, query)
      for (const change of CHANGES) await pg.exec(change)
      await expectMaintained(pg, name)
    },
  )

  it('nothing is left of one whose creation fails at any statement', async () => {
    const pg = await openShop()
    const before = await footprint(pg)
    let outcome = 'failed'
    for (let failing = 1; outcome === 'failed' && failing < 100; failing++) {
      let count = 0
      const limited = <Call extends (...parameters: never[]) => Promise<unknown>>(call: Call) =>
        ((...parameters: Parameters<Call>) => {
          count += 1
          return count === failing ? Promise.reject(new Error('lost')) : call(...parameters)
        }) as Call
      outcome = await pg
        .transaction(async (tx) => {
          const failingTx = Object.assign(Object.create(tx), { query: limited(tx.query) })
          await pg.trickle.createStreamTable('regions', QUERIES.regions, { tx: failingTx })
        })
        .then(
          () => 'created',
          () => 'failed',
        )
      if (outcome === 'failed') expect(await footprint(pg)).toEqual(before)
    }
    expect(outcome).toBe('created')
    await pg.exec('UPDATE orders SET amount = 5')
    await expectMaintained(pg, 'regions')
  })
})
