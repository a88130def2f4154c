import { expect, it } from 'vitest'
import { Mirror } from '../../src/internal/mirror.js'
import { comparison, type Order } from '../../src/internal/order.js'
import { rowParser } from '../../src/internal/row-text.js'
import { freshDatabase } from '../support/database.js'

const VALUES: Readonly<Record<string, readonly string[]>> = {
  int8: ['9007199254740993', '9007199254740992', '-9007199254740993', '10', '9', '-1', '0'],
  float8: ['NaN', '-Infinity', '1e300', '1e-300', '-0', '-2', '10'],
  numeric: ['NaN', '-Infinity', '12345678901.5', '12345678901.51', '-12345678901.5', '-0.5', '0.50', '2', '10'],
  text: ['', 'a', 'B', 'ab', 'é', '\uffee', '😀', '😁', 'a b', 'A'],
  boolean: ['true', 'false'],
  date: ['2024-02-29', '0999-01-01', 'infinity', '-infinity', '2024-10-01'],
  timestamp: ['2024-01-01 12:00:00.5', '2024-01-01 12:00:00', '2024-01-01 12:00:00.25'],
  uuid: ['00000000-0000-0000-0000-00000000000a', 'a0000000-0000-0000-0000-000000000000'],
}

const ORDERS = [
  ['', false, false],
  ['DESC', true, true],
  ['NULLS FIRST', false, true],
  ['DESC NULLS LAST', true, false],
] as const

it.each(Object.entries(VALUES))('rows are in the order of Postgres by %s', async (type, values) => {
  const pg = await freshDatabase(`CREATE TABLE t (id serial PRIMARY KEY, v ${type});
    INSERT INTO t (v) SELECT unnest(ARRAY[${values.map((value) => `'${value}'`)}, NULL]::${type}[])`)
  for (const [suffix, descending, nullsFirst] of ORDERS) {
    const { rows, fields } = await pg.query<{ id: number }>(`SELECT id, v FROM t ORDER BY v ${suffix}, id DESC`)
    const order: Order = [
      [1, descending, nullsFirst],
      [0, true, true],
    ]
    const mirror = new Mirror(rowParser<{ id: number }>(pg, fields), comparison(order, fields))
    const all = await pg.query<{ content: string }>('SELECT ROW(id, v)::text AS content FROM t ORDER BY id')
    mirror.apply(all.rows.map(({ content }, index) => [1, String(index), content] as const))
    expect(mirror.rows).toEqual(rows)
  }
})

it('rows that tie are in the order in which they came, and keep their places', () => {
  const fields = ['a', 'b'].map((name) => ({ name, dataTypeID: 23 }))
  const mirror = new Mirror((content) => content, comparison([[0, false, false]], fields))
  mirror.apply([
    [1, 'x', '(2,1)'],
    [1, 'y', '(1,1)'],
    [1, 'z', '(2,0)'],
  ])
  const before = mirror.rows
  expect(before).toEqual(['(1,1)', '(2,1)', '(2,0)'])
  expect(mirror.rows).toBe(before)
  mirror.apply([
    [-1, 'y', '(1,1)'],
    [1, 'y', '(3,1)'],
    [1, 'w', '(2,0)'],
  ])
  expect(mirror.rows).toEqual(['(2,1)', '(2,0)', '(2,0)', '(3,1)'])
})
