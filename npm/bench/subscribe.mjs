// Measures what it costs to tell somebody of changes, and how soon they know: `node bench/subscribe.mjs`, with --quick for
// fewer samples and 10,000 rows only.
import { parseArgs } from 'node:util'
import { median, progress, table, time } from './report.mjs'
import { insertOne, openShop, PATTERNS } from './shop.mjs'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const COMPARED = ['filter', 'aggregate', 'join', 'join and aggregate']

/**
 * The cost of a single-row INSERT with a stream table, and with one that is followed: for the changes alone, and with all
 * rows each time.
 *
 * @param {number} rows
 * @param {number} samples
 */
async function measurePublishing(rows, samples) {
  /** @type {import('./report.mjs').Figures} */
  const figures = {}
  for (const name of COMPARED) {
    const variants = await Promise.all(
      ['maintained', 'followed', 'with rows'].map(async (kind) => {
        const pg = await openShop(rows)
        await pg.trickle.createStreamTable('followed', PATTERNS[name]?.query ?? '')
        let told = 0
        if (kind !== 'maintained') {
          const tell = () => {
            told++
          }
          await (kind === 'followed'
            ? pg.trickle.subscribe('followed', tell)
            : pg.trickle.subscribe('followed', tell, { rows: true }))
        }
        return { kind, pg, told: () => told, times: /** @type {number[]} */ ([]) }
      }),
    )
    const warmUp = samples >> 2
    for (let sample = 0; sample < samples + warmUp; sample++) {
      for (let turn = 0; turn < variants.length; turn++) {
        const variant = variants[(sample + turn) % variants.length]
        if (!variant) continue
        const took = await time(() => insertOne(variant.pg, name, rows + 1 + sample))
        if (sample >= warmUp) variant.times.push(took * 1000)
      }
      progress('publishing')(sample + 1, samples + warmUp, name)
    }
    for (const { kind, told } of variants) {
      if (kind !== 'maintained' && told() !== samples + warmUp + 1) throw new Error(`${kind}: told ${told()} times`)
    }
    await Promise.all(variants.map(({ pg }) => pg.close()))
    const [maintained = 0, followed = 0, withRows = 0] = variants.map(({ times }) => median(times))
    figures[name] = { maintained, followed, publishing: followed - maintained, 'with rows': withRows }
  }
  return figures
}

/**
 * From an INSERT until a callback has the change, beside `live.incrementalQuery` and `live.query`.
 *
 * @param {number} rows
 * @param {number} samples
 */
async function measureLatency(rows, samples) {
  /** @type {import('./report.mjs').Figures} */
  const figures = {}
  for (const name of COMPARED) {
    const { query, key } = PATTERNS[name] ?? { query: '', key: '' }
    const kinds = ['incrementalQuery', 'live.query', 'subscribe']
    const variants = await Promise.all(
      kinds.map(async (kind) => {
        const pg = await openShop(rows)
        let changed = () => {}
        if (kind === 'incrementalQuery') await pg.live.incrementalQuery(query, [], key, () => changed())
        else if (kind === 'live.query') await pg.live.query(query, [], () => changed())
        else {
          await pg.trickle.createStreamTable('followed', query)
          await pg.trickle.subscribe('followed', () => changed())
        }
        /** @param {number} id */
        const insert = (id) => {
          const called = new Promise((resolve) => {
            changed = () => resolve(undefined)
          })
          return { inserted: insertOne(pg, name, id), called }
        }
        return { kind, pg, insert, times: /** @type {number[]} */ ([]) }
      }),
    )
    for (let sample = 0; sample < samples + 3; sample++) {
      for (const { insert, times } of variants) {
        /** @type {unknown} */
        let inserted
        const took = await time(() => {
          const begun = insert(rows + 1 + sample)
          inserted = begun.inserted
          return begun.called
        })
        await inserted
        if (sample >= 3) times.push(took)
      }
      progress('latency')(sample + 1, samples + 3, name)
    }
    await Promise.all(variants.map(({ pg }) => pg.close()))
    const [incremental = 0, live = 0, subscribe = 0] = variants.map(({ times }) => median(times))
    const share = (subscribe / incremental) * 100
    figures[name] = { incrementalQuery: incremental, 'live.query': live, subscribe, '% of incrementalQuery': share }
  }
  return figures
}

const samples = values.quick ? { publishing: 100, latency: 10 } : { publishing: 600, latency: 60 }
const publishing = await measurePublishing(10_000, samples.publishing)
table('INSERT of one row at 10,000 rows, µs', publishing, ['maintained', 'followed', 'publishing', 'with rows'])
for (const rows of values.quick ? [10_000] : [10_000, 100_000]) {
  const latency = await measureLatency(rows, samples.latency)
  table(`INSERT until a callback knows at ${rows.toLocaleString('en')} rows, ms`, latency, [
    'incrementalQuery',
    'live.query',
    'subscribe',
    '% of incrementalQuery',
  ])
}
