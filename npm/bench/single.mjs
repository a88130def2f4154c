import { median, progress, time, timing } from './report.mjs'
import { rounds, Times } from './rounds.mjs'
import { follow, openShop, pattern, statements } from './shop.mjs'

/**
 * What stream tables add to single-row statements through `pg.query`, over the same statements without any.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {{ dists: Record<string, string>, patterns: string[], id?: string }} options builds to compare, by their names
 */
export async function measureSingle(rows, samples, { dists, patterns, id = 'single' }) {
  const pieces = Object.keys(statements(1, rows))
  /** @type {import('./report.mjs').Row[]} */
  const lines = []
  for (const name of patterns) {
    const contenders = [{ name: 'bare', pg: await openShop(rows) }]
    for (const [build, dist] of Object.entries(dists))
      contenders.push({ name: build, pg: await openShop(rows, { dist }) })
    for (const { name: build, pg } of contenders) {
      await pg.exec(pattern(name).indexes ?? '')
      if (build !== 'bare') await follow(pg, name)
    }
    const times = new Times()
    await rounds(
      contenders,
      samples,
      progress(`single rows at ${rows.toLocaleString('en')}: ${name}`),
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
    for (const build of Object.keys(dists)) {
      const label = Object.keys(dists).length > 1 ? `${name}, ${build}` : name
      const row = pieces.map((piece) => median(times.of(build, piece)) / median(times.of('bare', piece)))
      const { median: middle, p95 } = timing(times.of(build, 'INSERT'))
      lines.push({ name: label, cells: [...row, median(times.of('bare', 'INSERT')), middle, p95] })
    }
    await Promise.all(contenders.map(({ pg }) => pg.close()))
  }
  /** @type {import('./report.mjs').Section[]} */
  const sections = [
    {
      id: `${id}-${rows}`,
      title: `One row at a time, ${rows.toLocaleString('en')} orders: times the bare statement`,
      columns: [...pieces, 'bare INSERT, µs', 'INSERT, µs', 'p95, µs'],
      rows: lines,
    },
  ]
  return { sections }
}
