import { progress, time } from './report.mjs'
import { rounds, Times } from './rounds.mjs'
import { follow, openShop, SINGLE, statements } from './shop.mjs'

const EVENTS = ['INSERT', 'UPDATE', 'DELETE']

/** A busy machine moves the fast ones less than the middle. */
const SHARES = { median: 0.5, '15th percentile': 0.15 }

/** @param {number[]} numbers @param {number} share */
const at = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)] ?? Number.NaN

/**
 * What a subscriber adds to a statement on one row: the same stream table with and without one, in turns. The subscriber is
 * told before the statement resolves, so its time is in that of the statement.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {string} [dist]
 */
export async function measurePublishing(rows, samples, dist) {
  /** @type {import('./report.mjs').Row[]} */
  const lines = []
  for (const name of SINGLE) {
    const contenders = await Promise.all(
      [false, true].map(async (published) => {
        const pg = await openShop(rows, dist ? { dist } : {})
        await follow(pg, name)
        const contender = { name: published ? 'published' : 'maintained', pg, told: 0, statements: 0 }
        if (published) await pg.trickle.subscribe('followed', () => contender.told++)
        return contender
      }),
    )
    const times = new Times()
    await rounds(
      contenders,
      samples,
      progress(`publishing: ${name}`),
      async (contender, id) => {
        /** @type {Record<string, number>} */
        const took = {}
        for (const [piece, [sql, parameters]] of Object.entries(statements(id, rows))) {
          if (!EVENTS.includes(piece)) continue
          took[piece] = await time(() => contender.pg.query(sql, parameters))
          contender.statements++
        }
        return took
      },
      rows + 1,
      (contender, piece, microseconds) => times.add(contender.name, piece, microseconds),
    )
    for (const { name: side, pg, told, statements: made } of contenders) {
      if (side === 'published' && told <= made) throw new Error(`${name}: ${made} statements, told of ${told}`)
      await pg.close()
    }
    const cells = EVENTS.flatMap((event) =>
      Object.values(SHARES).map(
        (share) => at(times.of('published', event), share) - at(times.of('maintained', event), share),
      ),
    )
    lines.push({ name, cells })
  }
  /** @type {import('./report.mjs').Section[]} */
  const sections = [
    {
      id: 'publish',
      title: `What a subscriber adds to a statement on one row at ${rows.toLocaleString('en')} orders, µs`,
      columns: EVENTS.flatMap((event) => Object.keys(SHARES).map((share) => `${event}, ${share}`)),
      rows: lines,
    },
  ]
  return { sections }
}
