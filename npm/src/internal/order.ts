import type { Results } from '@electric-sql/pglite'

/** The ORDER BY of a defining query: the places of output columns, whether descending, whether NULLs come first. */
export type Order = readonly (readonly [column: number, descending: boolean, nullsFirst: boolean])[]

/** The values of a row as text. */
export type Texts = readonly (string | null)[]

type Key = (text: string) => number | bigint | string

/** Compares rows as Postgres does under the collation C; numerics as far as numbers of JavaScript tell them apart. */
export function comparison(order: Order, fields: Results['fields']): (a: Texts, b: Texts) => number {
  return (a, b) => {
    for (const [column, descending, nullsFirst] of order) {
      const one = a[column] ?? null
      const other = b[column] ?? null
      if (one === other) continue
      if (one === null || other === null) return (one === null) === nullsFirst ? -1 : 1
      const key = KEYS[fields[column]?.dataTypeID ?? 0] ?? inCodePoints
      const first = key(one)
      const second = key(other)
      if (first !== second) return first < second === descending ? 1 : -1
    }
    return 0
  }
}

/** NaN is the greatest. */
const number: Key = (text) => Number(text.replace('NaN', 'Infinity'))

/** What precedes the characters of two units, which come last, is greater than any other unit. */
const inCodePoints: Key = (text) => text.replace(/[\ud800-\udbff]/g, '\uffff$&')

/** Of int8, int2, int4, float4, float8 and numeric; of all other types the text is the key. */
const KEYS: Readonly<Record<number, Key>> = {
  20: BigInt,
  21: number,
  23: number,
  700: number,
  701: number,
  1700: number,
}
