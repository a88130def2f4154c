import { median, time } from './report.mjs'
import { openShop, PATTERNS } from './shop.mjs'

/**
 * The time to create a stream table over many rows, against CREATE TABLE AS of the same query.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {(done: number, of: number, what: string) => void} progress
 */
export async function measureCreate(rows, samples, progress) {
  const pg = await openShop(rows)
  /** @type {import('./report.mjs').Figures} */
  const figures = {}
  for (const [name, { query }] of Object.entries(PATTERNS)) {
    /** @type {{ plain: number[], stream: number[] }} */
    const times = { plain: [], stream: [] }
    for (let sample = 0; sample <= samples; sample++) {
      const plain = await time(() => pg.exec(`CREATE TABLE plain AS ${query}`))
      const stream = await time(() => pg.trickle.createStreamTable('followed', query))
      await pg.exec('DROP TABLE plain')
      await pg.trickle.dropStreamTable('followed')
      if (sample > 0) {
        times.plain.push(plain)
        times.stream.push(stream)
      }
      progress(sample, samples, name)
    }
    const [plain, stream] = [median(times.plain), median(times.stream)]
    figures[name] = { 'CREATE TABLE AS': plain, 'stream table': stream, ratio: stream / plain }
  }
  await pg.close()
  return figures
}
