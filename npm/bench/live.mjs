import { median, time } from './report.mjs'
import { insertOne, openShop, PATTERNS } from './shop.mjs'

const COMPARED = ['aggregate', 'join', 'filter']

/**
 * From an INSERT until its effect on the result can be read in JavaScript: with `live.incrementalQuery` until its
 * callback has the new result; with a stream table until the INSERT and a SELECT of the changed row are done. The two
 * have a database each and take turns.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {(done: number, of: number, what: string) => void} progress
 */
export async function measureLive(rows, samples, progress) {
  /** @type {import('./report.mjs').Figures} */
  const figures = {}
  for (const name of COMPARED) {
    const { query, key } = PATTERNS[name] ?? { query: '', key: '' }
    const [lively, trickling] = await Promise.all([openShop(rows), openShop(rows)])
    let changed = () => {}
    const subscription = await lively.live.incrementalQuery(query, [], key, () => changed())
    await trickling.trickle.createStreamTable('followed', query)
    /** @type {{ live: number[], stream: number[] }} */
    const times = { live: [], stream: [] }
    for (let sample = 0; sample < samples + 3; sample++) {
      const id = rows + 1 + sample
      const live = await time(async () => {
        const called = new Promise((resolve) => {
          changed = () => resolve(undefined)
        })
        await insertOne(lively, name, id)
        await called
      })
      const stream = await time(async () => {
        await insertOne(trickling, name, id)
        await trickling.query(`SELECT * FROM followed WHERE ${key} = $1`, [key === 'id' ? id : id % 50])
      })
      if (sample >= 3) {
        times.live.push(live)
        times.stream.push(stream)
      }
      progress(sample + 1, samples + 3, name)
    }
    await subscription.unsubscribe()
    await Promise.all([lively.close(), trickling.close()])
    const [live, stream] = [median(times.live), median(times.stream)]
    figures[name] = { incrementalQuery: live, 'stream table': stream, ratio: live / stream }
  }
  return figures
}
