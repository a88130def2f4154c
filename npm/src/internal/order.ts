/** The ORDER BY of a query: for each term, whether it compares numbers, whether descending, whether NULLs come first. */
export type Order = readonly (readonly [numeric: boolean, descending: boolean, nullsFirst: boolean])[]

/** What rows are compared by: each term's value as a number, as far as it is one, and as text. */
export type Keys = readonly (readonly [number: number, text: string] | undefined)[]

/** The values that the terms have, from the texts of a row, whose last ones they are. */
export function keysOf(order: Order, texts: readonly (string | null)[]): Keys {
  return texts.slice(-order.length).map((text, term) => {
    if (text === null) return undefined
    return order[term]?.[0] ? [Number(text.replace('NaN', 'Infinity')), text] : [0, inCodePoints(text)]
  })
}

/** Compares as Postgres does; texts by their code points, which is the collation C. */
export function compare(order: Order, a: Keys, b: Keys): number {
  for (const [term, [numeric, descending, nullsFirst]] of order.entries()) {
    const one = a[term]
    const other = b[term]
    if (one?.[1] === other?.[1]) continue
    if (!one || !other) return !one === nullsFirst ? -1 : 1
    const difference = sign(one[0], other[0]) || (numeric ? exactly : sign)(one[1], other[1])
    if (difference) return descending ? -difference : difference
  }
  return 0
}

function sign<Value extends string | number | bigint>(one: Value, other: Value): number {
  return Number(one > other) - Number(one < other)
}

/** Numbers that JavaScript does not tell apart. */
function exactly(one: string, other: string): number {
  const places = one.length + other.length
  return sign(rank(one), rank(other)) || sign(scaled(one, places), scaled(other, places))
}

/** NaN is greater than infinity, and that than what is too large for JavaScript. */
function rank(text: string): number {
  return RANKS[text] ?? 0
}

const RANKS: Readonly<Record<string, number>> = { '-Infinity': -1, Infinity: 1, NaN: 2 }

function scaled(text: string, places: number): bigint {
  const [whole, fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}

/** What precedes the characters of two units, which come last, is greater than any other unit. */
function inCodePoints(text: string): string {
  return text.replace(/[\ud800-\udbff]/g, '\uffff$&')
}
