/** The ORDER BY of a query: for each term, whether it compares numbers, whether descending, whether NULLs come first. */
export type Order = readonly (readonly [numeric: boolean, descending: boolean, nullsFirst: boolean])[]

/** The values of the terms as text. */
export type Keys = readonly (string | null)[]

/** Compares as Postgres does; texts by their code points, which is the collation C. */
export function compare(order: Order, a: Keys, b: Keys): number {
  for (const [term, [numeric, descending, nullsFirst]] of order.entries()) {
    const one = a[term] ?? null
    const other = b[term] ?? null
    if (one === other) continue
    if (one === null || other === null) return (one === null) === nullsFirst ? -1 : 1
    const difference = numeric ? asNumbers(one, other) : sign(inCodePoints(one), inCodePoints(other))
    if (difference) return descending ? -difference : difference
  }
  return 0
}

/** Numbers that JavaScript does not tell apart are so close that their digits can be compared. */
function asNumbers(one: string, other: string): number {
  const digits = (text: string) => {
    const [whole, fraction = ''] = text.split('.')
    return BigInt(whole + fraction.padEnd(one.length + other.length, '0'))
  }
  return rank(one) - rank(other) || Number(one) - Number(other) || sign(digits(one), digits(other))
}

/** NaN is greater than infinity, and that than what is too large for JavaScript. */
function rank(text: string): number {
  return RANKS[text] ?? 0
}

const RANKS: Readonly<Record<string, number>> = { '-Infinity': -1, Infinity: 1, NaN: 2 }

function sign<Value extends string | bigint>(one: Value, other: Value): number {
  return one < other ? -1 : Number(one > other)
}

/** What precedes the characters of two units, which come last, is greater than any other unit. */
function inCodePoints(text: string): string {
  return text.replace(/[\ud800-\udbff]/g, '\uffff$&')
}
