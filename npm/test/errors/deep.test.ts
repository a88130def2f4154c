import { describe, expect, it } from 'vitest'
import { failureOf } from '../support/failure.js'
import { since04 } from '../support/pglite.js'
import { openShop } from '../support/shop.js'

const list = (count: number, part: (index: number) => string, separator = '') =>
  Array.from({ length: count }, (_, index) => part(index)).join(separator)

/** Queries that nest as deeply as is asked, each in a way of its own. */
const DEEP: Readonly<Record<string, (levels: number) => string>> = {
  sums: (n) => `SELECT id, ${'id + '.repeat(n)}id AS x FROM orders`,
  calls: (n) => `SELECT id, ${'abs('.repeat(n)}id${')'.repeat(n)} AS x FROM orders`,
  cases: (n) => `SELECT id, ${'CASE WHEN id > 0 THEN '.repeat(n)}id${' END'.repeat(n)} AS x FROM orders`,
  negations: (n) => `SELECT id FROM orders WHERE ${'NOT ('.repeat(n)}id > 0${')'.repeat(n)}`,
  'queries in FROM': (n) => `SELECT id FROM ${'(SELECT id FROM '.repeat(n)}orders${list(n, (i) => `) AS t${i}`)}`,
  'queries in predicates': (n) =>
    `SELECT id FROM orders o WHERE ${list(n, (i) => `EXISTS (SELECT FROM orders o${i} WHERE o${i}.id = o.id AND `)}true${')'.repeat(n)}`,
  'WITH queries': (n) =>
    `WITH c0 AS (SELECT id FROM orders)${list(n, (i) => `, c${i + 1} AS (SELECT id FROM c${i})`)} SELECT id FROM c${n}`,
  'set operations': (n) => `SELECT id FROM orders${' UNION SELECT id FROM orders'.repeat(n)}`,
  'set operations in parentheses': (n) =>
    `SELECT id FROM orders ${'UNION (SELECT id FROM orders '.repeat(n)}${')'.repeat(n)}`,
  joins: (n) => `SELECT o.id FROM orders o${list(n, (i) => ` JOIN orders o${i} ON o${i}.id = o.id`)}`,
  'tables in FROM': (n) =>
    `SELECT o.id FROM orders o${list(n, (i) => `, orders o${i}`)} WHERE true${list(n, (i) => ` AND o${i}.id = o.id`)}`,
}

/** Queries as long as is asked, and not deep. */
const LONG: Readonly<Record<string, (parts: number) => string>> = {
  'a list': (n) => `SELECT id FROM orders WHERE amount::text NOT IN (${list(n, (i) => `'not number ${i}'`, ', ')})`,
  conditions: (n) => `SELECT id FROM orders WHERE id > 0${list(n / 8, (i) => ` AND amount <> ${i + 1000}`)}`,
  'a literal': (n) => `SELECT id, '${"it''s ( -- ".repeat(2 * n)}' AS x FROM orders`,
  'a comment': (n) => `SELECT id /* ${"' ( $$ /* */".repeat(2 * n)} */ FROM orders`,
  'one CASE': (n) => `SELECT id, CASE ${list(n / 8, (i) => `WHEN id = ${i} THEN 'n${i}'`, ' ')} END AS x FROM orders`,
}

describe.runIf(since04)('a query with many', () => {
  it.each(Object.entries(DEEP))('%s is maintained', async (_, query) => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('deep', query(30))
    await pg.exec('INSERT INTO orders VALUES (9, 1, 1); UPDATE orders SET amount = 2; DELETE FROM orders WHERE id = 1')
    expect(await pg.trickle.verifyStreamTable('deep')).toMatchObject({ ok: true })
  })

  it.each(Object.entries(DEEP))('%s, but too many, is refused, and the database goes on', async (_, query) => {
    const pg = await openShop()
    for (const levels of [170, 900]) {
      const error = await failureOf(pg.trickle.createStreamTable('deep', query(levels)))
      expect(error).toMatchObject({ code: 'QUERY_TOO_COMPLEX', sqlstate: '54001' })
      expect(error.hint).toBe('Split it into several stream tables.')
      expect(await pg.trickle.streamTables()).toEqual([])
    }
  })
})

it.each(Object.entries(LONG))('a long query, by %s, is maintained', async (_, query) => {
  const text = query(45_000)
  expect(text.length).toBeGreaterThan(100_000)
  const pg = await openShop()
  await pg.trickle.createStreamTable('long', text)
  await pg.exec('INSERT INTO orders VALUES (9, 1, 1); UPDATE orders SET amount = 2; DELETE FROM orders WHERE id = 1')
  expect(await pg.trickle.verifyStreamTable('long')).toMatchObject({ ok: true })
})
