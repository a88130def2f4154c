/** What a row is compared by: how it is written, the characters of two units made greater than all of one, and its number. */
export interface Key {
  readonly text: string
  readonly number: number
}

/**
 * Reads a key: `+`, or `-` where the order is descending, and then a number, `=` and a text, which is in the order of code
 * points, or for NULL `~`, which comes after all else, or `!`, which comes before.
 */
export function keyOf(text: string): Key {
  return { text: text.replace(/[\ue000-\uffff]/g, '\ud7ff$&'), number: Number(text.slice(1)) }
}

/** Compares rows by their keys as Postgres does. */
export function compare(keys: readonly Key[], others: readonly Key[]): number {
  for (const [term, key] of keys.entries()) {
    const other = others[term] ?? key
    const difference = key.number - other.number || exactly(key.text, other.text)
    if (difference) return key.text[0] === '-' ? -difference : difference
  }
  return 0
}

/** What is no number has a rank; numbers that JavaScript does not tell apart are so close that their digits can be compared. */
function exactly(a: string, b: string): number {
  if (a === b || a[1] === '=' || b[1] === '=') return sign(a, b)
  const digits = (text: string) => {
    const [whole = '', fraction = ''] = text.split('.')
    return BigInt(whole.slice(1) + fraction.padEnd(a.length + b.length, '0'))
  }
  return rank(a) - rank(b) || sign(digits(a), digits(b))
}

function rank(text: string): number {
  return RANKS[text.slice(1)] ?? 0
}

const RANKS: Readonly<Record<string, number>> = { '!': -2, '-Infinity': -1, Infinity: 1, NaN: 2, '~': 3 }

function sign<Value extends string | bigint>(a: Value, b: Value): number {
  return a < b ? -1 : Number(a > b)
}
