import { describe, expect, it } from 'vitest'
import { freshDatabase, rows } from '../support/database.js'
import { openShop } from '../support/shop.js'
import { create, follow, sorted } from './support/follow.js'

describe('keys', () => {
  it('are those of the source, also where the query does not select them', async () => {
    const pg = await create(await openShop(), 'SELECT amount FROM orders')
    const { events } = await follow(pg)
    const keys = events()[0]?.changes.map(({ key }) => key)
    expect(new Set(keys).size).toBe(4)
    await pg.exec('UPDATE orders SET amount = 77 WHERE id = 3')
    expect(events()[0]?.changes).toEqual([
      { type: 'update', key: keys?.[2], before: { amount: '30.00' }, after: { amount: '77.00' } },
    ])
  })

  it('tell NULL from an empty text, and stay while the group does', async () => {
    const pg = await freshDatabase(
      "CREATE TABLE logs (id int PRIMARY KEY, level text); INSERT INTO logs VALUES (1, NULL), (2, '')",
    )
    await create(pg, 'SELECT level, count(*) AS n FROM logs GROUP BY level')
    const { events } = await follow(pg)
    const keys = new Map(events()[0]?.changes.map(({ key, after }) => [after?.level, key]))
    expect(keys.size).toBe(2)
    await pg.exec('INSERT INTO logs VALUES (3, NULL)')
    await pg.exec('DELETE FROM logs WHERE level IS NULL')
    expect(events().flatMap(({ changes }) => changes)).toEqual([
      { type: 'update', key: keys.get(null), before: { level: null, n: 1 }, after: { level: null, n: 2 } },
      { type: 'delete', key: keys.get(null), before: { level: null, n: 2 } },
    ])
  })

  it('of rows that cannot be told apart are numbered', async () => {
    const pg = await freshDatabase("CREATE TABLE logs (level text); INSERT INTO logs VALUES ('a'), ('a'), ('b')")
    await create(pg, 'SELECT level FROM logs')
    const { subscription, events } = await follow(pg)
    const first = events()[0]?.changes ?? []
    expect(new Set(first.map(({ key }) => key)).size).toBe(3)
    await pg.exec("INSERT INTO logs VALUES ('a')")
    const [added] = events()[0]?.changes ?? []
    expect(added).toMatchObject({ type: 'insert', after: { level: 'a' } })
    await pg.exec("DELETE FROM logs WHERE level = 'b'; DELETE FROM logs WHERE ctid = (SELECT min(ctid) FROM logs)")
    const removed = events().flatMap(({ changes }) => changes)
    expect(removed.map(({ type, key, before }) => [type, key, before?.level])).toEqual([
      ['delete', first.find(({ after }) => after?.level === 'b')?.key, 'b'],
      ['delete', added?.key, 'a'],
    ])
    expect(subscription.rows).toEqual([{ level: 'a' }, { level: 'a' }])
  })

  it('of rows that move to a key that another row has left stay unique', async () => {
    const pg = await create(await openShop(), 'SELECT amount FROM orders')
    const { subscription, events } = await follow(pg)
    const mirror = new Map<string, unknown>()
    const statements = [
      'UPDATE orders SET id = 10 WHERE id = 1',
      'INSERT INTO orders VALUES (1, 1, 99)',
      'UPDATE orders SET id = id + 100 WHERE id <> 10',
      'UPDATE orders SET id = 1 WHERE id = 10',
      'UPDATE orders SET amount = amount + 1',
      'DELETE FROM orders WHERE id > 102',
      'INSERT INTO orders VALUES (10, 1, 5), (103, 1, 6)',
    ]
    for (const statement of ['SELECT 1', ...statements]) {
      await pg.exec(statement)
      for (const { key, before, after } of events().flatMap(({ changes }) => changes)) {
        expect(mirror.get(key)).toBe(before)
        if (after) mirror.set(key, after)
        else mirror.delete(key)
      }
      expect(sorted([...mirror.values()]), statement).toEqual(sorted(await rows(pg, 'SELECT * FROM t')))
      expect(sorted(subscription.rows)).toEqual(sorted([...mirror.values()]))
    }
  })
})
