import { median, progress, time } from './report.mjs'
import { rounds, Times } from './rounds.mjs'
import { fill, follow, openShop, SINGLE, statements } from './shop.mjs'

/**
 * Postgres keeps the plan of a trigger's first firing. So: one row after a first firing with many rows, and one row after
 * growth from nothing, against stream tables that were created over all rows.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {string} dist
 */
export async function measureGrowth(rows, samples, dist) {
  /** @type {import('./report.mjs').Row[]} */
  const lines = []
  for (const name of SINGLE) {
    const fresh = await openShop(rows, { dist })
    await follow(fresh, name)
    const batch = await openShop(rows, { dist })
    await follow(batch, name)
    await batch.exec(`UPDATE orders SET amount = amount + 1 WHERE id <= ${rows / 2};
      DELETE FROM orders WHERE id <= ${rows / 2};
      INSERT INTO orders SELECT n, n % ${rows / 10} + 1, n % 20, n % 5000, n % 100 + 0.25
        FROM generate_series(1, ${rows / 2}) AS n`)
    const grown = await openShop(0, { dist })
    await grown.exec('DELETE FROM orders; DELETE FROM customers')
    await follow(grown, name)
    for (const [sql, parameters] of Object.values(statements(0, rows))) await grown.query(sql, parameters)
    await grown.exec(fill(rows))
    const contenders = [
      { name: 'fresh', pg: fresh },
      { name: 'batch', pg: batch },
      { name: 'grown', pg: grown },
    ]
    const times = new Times()
    await rounds(
      contenders,
      samples,
      progress(`plans that are kept: ${name}`),
      async ({ pg }, id) => {
        /** @type {Record<string, number>} */
        const took = {}
        for (const [piece, [sql, parameters]] of Object.entries(statements(id, rows))) {
          took[piece] = await time(() => pg.query(sql, parameters))
        }
        return took
      },
      rows + 1,
      (contender, piece, took) => times.add(contender.name, piece, took),
    )
    await Promise.all(contenders.map(({ pg }) => pg.close()))
    const cells = ['batch', 'grown'].flatMap((contender) =>
      ['INSERT', 'UPDATE', 'DELETE'].map(
        (piece) => median(times.of(contender, piece)) / median(times.of('fresh', piece)),
      ),
    )
    lines.push({ name, cells })
  }
  /** @type {import('./report.mjs').Section[]} */
  const sections = [
    {
      id: 'growth',
      title: `One row at ${rows.toLocaleString('en')} orders: times a stream table created over all of them`,
      columns: ['first firing', 'grown'].flatMap((what) => ['INSERT', 'UPDATE', 'DELETE'].map((e) => `${what}, ${e}`)),
      rows: lines,
      note: `*First firing*: the first statements changed ${(rows / 2).toLocaleString('en')} rows. *Grown*: created over empty tables.`,
    },
  ]
  return { sections }
}
