/**
 * Compares rows by their keys as Postgres does. A key is `+`, or `-` where the order is descending, and then a number, `=`
 * and a text, which is in the order of code points, or for NULL `~`, which comes after all else, or `!`, which comes before.
 */
export function compare(keys: readonly string[], others: readonly string[]): number {
  for (const [term, a] of keys.entries()) {
    const b = others[term] ?? ''
    if (a === b) continue
    const texts = a[1] === '=' || b[1] === '='
    const difference = texts ? sign(inCodePoints(a), inCodePoints(b)) : asNumbers(a.slice(1), b.slice(1))
    if (difference) return a[0] === '-' ? -difference : difference
  }
  return 0
}

/** What is no number has a rank; numbers that JavaScript does not tell apart are so close that their digits can be compared. */
function asNumbers(a: string, b: string): number {
  const digits = (text: string) => {
    const [whole, fraction = ''] = text.split('.')
    return BigInt(whole + fraction.padEnd(a.length + b.length, '0'))
  }
  return (RANKS[a] ?? 0) - (RANKS[b] ?? 0) || Number(a) - Number(b) || sign(digits(a), digits(b))
}

const RANKS: Readonly<Record<string, number>> = { '!': -2, '-Infinity': -1, Infinity: 1, NaN: 2, '~': 3 }

function sign<Value extends string | bigint>(a: Value, b: Value): number {
  return a < b ? -1 : Number(a > b)
}

/** The characters of two units, which lie before the last ones of one unit, are greater. */
function inCodePoints(text: string): string {
  return text.replace(/[\ue000-\uffff]/g, '\ud7ff$&')
}
