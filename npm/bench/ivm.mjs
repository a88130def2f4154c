import { pg_ivm } from '@electric-sql/pglite-pg_ivm'
import { median, progress, time } from './report.mjs'
import { rounds, Times } from './rounds.mjs'
import { follow, openShop, pattern, SINGLE, statements } from './shop.mjs'

const EVENTS = ['INSERT', 'UPDATE', 'DELETE']

/**
 * What single-row statements take with a stream table, as a share of what they take with the same view of pg_ivm.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {string[]} [patterns]
 */
export async function measureIvm(rows, samples, patterns = SINGLE) {
  /** @type {import('./report.mjs').Row[]} */
  const lines = []
  for (const name of patterns) {
    const ours = await openShop(rows)
    await follow(ours, name)
    const theirs = await openShop(rows, { extensions: { pg_ivm } })
    await theirs.exec('CREATE EXTENSION pg_ivm')
    await theirs.query("SELECT pgivm.create_immv('followed', $1)", [pattern(name).query])
    const times = new Times()
    await rounds(
      [
        { name: 'ours', pg: ours },
        { name: 'pg_ivm', pg: theirs },
      ],
      samples,
      progress(`against pg_ivm at ${rows.toLocaleString('en')}: ${name}`),
      async ({ pg }, id) => {
        /** @type {Record<string, number>} */
        const took = {}
        const all = statements(id, rows)
        for (const event of EVENTS) {
          const [sql, parameters] = all[event] ?? ['', []]
          took[event] = await time(() => pg.query(sql, parameters))
        }
        return took
      },
      rows + 1,
      (contender, event, took) => times.add(contender.name, event, took),
    )
    await Promise.all([ours.close(), theirs.close()])
    const taken = (/** @type {string} */ who) => EVENTS.map((event) => median(times.of(who, event)))
    const [mine, other] = [taken('ours'), taken('pg_ivm')]
    const sum = (/** @type {number[]} */ figures) => figures.reduce((total, figure) => total + figure, 0)
    lines.push({
      name,
      cells: [...mine.map((figure, index) => figure / (other[index] ?? Number.NaN)), sum(mine) / sum(other), ...other],
    })
  }
  /** @type {import('./report.mjs').Section[]} */
  const sections = [
    {
      id: `ivm-${rows}`,
      title: `One row at a time, ${rows.toLocaleString('en')} orders: times the statement under pg_ivm`,
      columns: [...EVENTS, 'all three', ...EVENTS.map((event) => `${event} under pg_ivm, µs`)],
      rows: lines,
    },
  ]
  return { sections }
}
