import { median, progress, time } from './report.mjs'
import { Times } from './rounds.mjs'
import { customers, follow, openShop, PATTERNS } from './shop.mjs'

/** @param {number} from @param {number} count @param {number} rows */
const insertMany = (from, count, rows) => `INSERT INTO orders
  SELECT n, n % ${customers(rows)} + 1, n % 20, n % 5000, 75.50 FROM generate_series(${from}, ${from + count - 1}) AS n`

/**
 * The pieces of work, in the order in which they are done; each gets the number of the first row that is new.
 *
 * @type {Record<string, (pg: import('./shop.mjs').Shop, from: number, rows: number) => Promise<unknown>>}
 */
const WORK = {
  'INSERT of 1,000': (pg, from, rows) => pg.exec(insertMany(from, 1000, rows)),
  'UPDATE of 1,000': (pg, from) =>
    pg.exec(`UPDATE orders SET amount = 60 + id % 30 WHERE id BETWEEN ${from} AND ${from + 999}`),
  'DELETE of 1,000': (pg, from) => pg.exec(`DELETE FROM orders WHERE id BETWEEN ${from} AND ${from + 999}`),
  '1,000 INSERTs in a transaction': (pg, from, rows) =>
    pg.transaction(async (tx) => {
      for (let id = from; id < from + 1000; id++) {
        await tx.query('INSERT INTO orders VALUES ($1, $2, $3, $4, 75.50)', [
          id,
          (id % customers(rows)) + 1,
          id % 20,
          id % 5000,
        ])
      }
    }),
  'load of 100,000': (pg, from, rows) => pg.exec(insertMany(from + 1000, 100_000, rows)),
  'a customer with 10,000 orders renamed': (pg) =>
    pg.exec("UPDATE customers SET name = name || '!', segment = segment + 1 WHERE id = 1"),
}

/**
 * Many rows at once, over the same without a stream table.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {Record<string, string>} dists builds to compare, by their names
 * @param {boolean} large whether to load 100,000 rows too
 */
export async function measureBatches(rows, samples, dists, large) {
  const pieces = Object.keys(WORK).filter((piece) => large || !/0,000/.test(piece))
  /** @type {import('./report.mjs').Row[]} */
  const lines = []
  for (const name of Object.keys(PATTERNS)) {
    const report = progress(`batches: ${name}`)
    const contenders = [
      { name: 'bare', dist: '' },
      ...Object.entries(dists).map(([build, dist]) => ({ name: build, dist })),
    ]
    const times = new Times()
    for (let sample = 0; sample <= samples; sample++) {
      const opened = []
      for (const { name: build, dist } of contenders) {
        const pg = await openShop(rows, dist ? { dist } : {})
        if (dist) await follow(pg, name)
        if (large) await pg.exec('UPDATE orders SET customer_id = 1 WHERE id <= 10000')
        opened.push({ build, pg })
      }
      for (const piece of pieces) {
        for (const { build, pg } of opened) {
          const took = await time(() => WORK[piece]?.(pg, rows + 1, rows))
          if (sample > 0) times.add(build, piece, took)
          report(sample, samples + 1, `${piece}, ${build}`)
        }
      }
      await Promise.all(opened.map(({ pg }) => pg.close()))
    }
    for (const build of Object.keys(dists)) {
      const ratio = (/** @type {string} */ piece) => median(times.of(build, piece)) / median(times.of('bare', piece))
      lines.push({ name: Object.keys(dists).length > 1 ? `${name}, ${build}` : name, cells: pieces.map(ratio) })
    }
    report(1, 1, '')
  }
  /** @type {import('./report.mjs').Section[]} */
  const sections = [
    {
      id: 'batches',
      title: `Many rows at once, ${rows.toLocaleString('en')} orders: times the bare statement`,
      columns: pieces,
      rows: lines,
    },
  ]
  return { sections }
}
