import { describe, expect, it } from 'vitest'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { openShop } from '../support/shop.js'

describe('trap 26: what is not one plain SELECT', () => {
  it.each([
    ['LIMIT', 'SELECT id FROM orders LIMIT 2'],
    ['FOR UPDATE', 'SELECT id FROM orders FOR UPDATE'],
    ['TABLESAMPLE', 'SELECT id FROM orders TABLESAMPLE bernoulli (50)'],
    ['A system column', 'SELECT id, ctid FROM orders'],
    ['A system column', 'SELECT id FROM orders WHERE xmin IS NOT NULL'],
    ['The parameter $1', 'SELECT id FROM orders WHERE id = $1'],
    ['More than one statement', 'SELECT id FROM orders; SELECT id FROM orders'],
    ['More than one statement', 'SELECT id FROM orders; DELETE FROM orders'],
    ['insert', 'INSERT INTO orders VALUES (9, 1, 1) RETURNING id'],
    ['update', 'UPDATE orders SET amount = 0 RETURNING id'],
    ['delete', 'DELETE FROM orders'],
    ['merge', 'MERGE INTO orders USING customers c ON c.id = customer WHEN MATCHED THEN DELETE'],
    ['drop', 'DROP TABLE orders'],
    ['explain', 'EXPLAIN ANALYZE DELETE FROM orders'],
    ['begin', 'BEGIN'],
    ['commit', 'COMMIT'],
    ['do', 'DO $$ BEGIN DELETE FROM orders; END $$'],
    ['copy', 'COPY orders TO STDOUT'],
    ['execute', 'EXECUTE prepared'],
    ['', 'WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone'],
    ['', 'SELECT id INTO copied FROM orders'],
  ])('is refused by name (%s): %s', async (feature, query) => {
    const pg = await openShop()
    const before = await footprint(pg)
    const error = await failureOf(pg.trickle.createStreamTable('t', query))
    expect(error).toMatchObject({ code: feature === '' ? expect.any(String) : 'UNSUPPORTED_FEATURE', table: 't' })
    expect(error.message.toLowerCase()).toContain(feature.toLowerCase())
    expect(error.code).not.toBe('INTERNAL')
    expectHelpful(error)
    expect(await footprint(pg)).toEqual(before)
    expect(await pg.query('SELECT FROM orders')).toMatchObject({ rows: { length: 4 } })
    expect(await pg.trickle.validateQuery(query)).toMatchObject({ valid: false })
    expect(await footprint(pg)).toEqual(before)
  })

  it.each(['', '   ', ';', '-- nothing', '/* nothing */'])('is refused when it is empty: %j', async (query) => {
    const pg = await openShop()
    const error = await failureOf(pg.trickle.createStreamTable('t', query))
    expect(['INVALID_QUERY', 'UNSUPPORTED_FEATURE']).toContain(error.code)
    expectHelpful(error)
  })

  it.each([
    'SELEC id FROM orders',
    'SELECT id FORM orders',
    'SELECT (id FROM orders',
    'hello',
    '🎉',
    'SELECT id FROM orders WHERE id IN (',
  ])('is refused when it is no SQL: %j', async (query) => {
    const pg = await openShop()
    const error = await failureOf(pg.trickle.createStreamTable('t', query))
    expect(['INVALID_QUERY', 'UNSUPPORTED_FEATURE']).toContain(error.code)
    expectHelpful(error)
  })
})
