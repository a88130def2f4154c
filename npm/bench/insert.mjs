import { median, time } from './report.mjs'
import { insertOne, openShop, PATTERNS } from './shop.mjs'

/**
 * The cost of a single-row INSERT through `pg.query`, bare and with a stream table of each pattern. Each variant has a
 * database of its own; they take turns.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {(done: number, of: number, what: string) => void} progress
 */
export async function measureInsert(rows, samples, progress) {
  const variants = await Promise.all(
    ['bare', 'bare bag', ...Object.keys(PATTERNS)].map(async (name) => {
      const pg = await openShop(rows)
      const pattern = PATTERNS[name]
      if (pattern) await pg.trickle.createStreamTable('followed', pattern.query)
      return { name, pg, times: /** @type {number[]} */ ([]) }
    }),
  )
  const warmUp = samples >> 2
  for (let sample = 0; sample < samples + warmUp; sample++) {
    for (let turn = 0; turn < variants.length; turn++) {
      // Another one begins each time: whoever follows a slow one would always pay for it.
      const variant = variants[(sample + turn) % variants.length]
      if (!variant) continue
      const { name, pg, times } = variant
      const took = await time(() => insertOne(pg, name, rows + 1 + sample))
      if (sample >= warmUp) times.push(took * 1000)
      progress(sample + 1, samples + warmUp, name)
    }
  }
  await Promise.all(variants.map(({ pg }) => pg.close()))

  const medians = new Map(variants.map(({ name, times }) => [name, median(times)]))
  /** @type {import('./report.mjs').Figures} */
  const figures = {}
  for (const [name, value] of medians) {
    const bare = medians.get(name === 'bag' ? 'bare bag' : 'bare') ?? Number.NaN
    figures[name] = PATTERNS[name] ? { median: value, 'over bare': value - bare } : { median: value }
  }
  return figures
}
