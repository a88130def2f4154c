import { median, progress, time } from './report.mjs'
import { follow, openShop, PATTERNS, pattern } from './shop.mjs'

/**
 * The time to create stream tables over many rows, against CREATE TABLE AS of the same queries, and what they keep.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {Record<string, string>} dists builds to compare, by their names
 */
export async function measureCreate(rows, samples, dists) {
  /** @type {import('./report.mjs').Row[]} */
  const lines = []
  const shops = await Promise.all(
    Object.entries(dists).map(async ([build, dist]) => ({ build, pg: await openShop(rows, { dist }) })),
  )
  for (const name of Object.keys(PATTERNS)) {
    const report = progress(`create over ${rows.toLocaleString('en')}: ${name}`)
    const { tables, query } = pattern(name)
    /** @type {Record<string, { plain: number[], stream: number[], bytes: number }>} */
    const times = {}
    for (let sample = 0; sample <= samples; sample++) {
      for (const { build, pg } of shops) {
        const kept = times[build] ?? { plain: [], stream: [], bytes: 0 }
        times[build] = kept
        const queries = tables.length > 1 && name !== 'cascade' ? tables.map(([, other]) => other) : [query]
        const plain = await time(() =>
          pg.exec(queries.map((other, index) => `CREATE TABLE plain_${index} AS ${other};`).join('')),
        )
        const stream = await time(() => follow(pg, name))
        const size = await pg.query(`SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::int AS bytes FROM pg_class
          WHERE relkind = 'r' AND relnamespace = 'pgtrickle'::regnamespace AND relname ~ '^__pgt_[0-9]'`)
        kept.bytes = /** @type {{ bytes: number }} */ (size.rows[0]).bytes
        for (const [table] of [...tables].reverse()) await pg.trickle.dropStreamTable(table)
        await pg.exec(queries.map((_, index) => `DROP TABLE plain_${index};`).join(''))
        if (sample > 0) {
          kept.plain.push(plain)
          kept.stream.push(stream)
        }
      }
      report(sample, samples, '')
    }
    for (const [build, { plain, stream, bytes }] of Object.entries(times)) {
      const [as, ours] = [median(plain) / 1000, median(stream) / 1000]
      lines.push({
        name: shops.length > 1 ? `${name}, ${build}` : name,
        cells: [as, ours, ours / as, bytes / rows],
      })
    }
  }
  await Promise.all(shops.map(({ pg }) => pg.close()))
  /** @type {import('./report.mjs').Section[]} */
  const sections = [
    {
      id: 'create',
      title: `Creation over ${rows.toLocaleString('en')} orders`,
      columns: ['CREATE TABLE AS, ms', 'createStreamTable, ms', 'ratio', 'bytes of state per order'],
      rows: lines,
    },
  ]
  return { sections }
}
