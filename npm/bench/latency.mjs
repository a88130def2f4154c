import { pg_ivm } from '@electric-sql/pglite-pg_ivm'
import { dataflow } from './dataflow.mjs'
import { median, progress, time } from './report.mjs'
import { rounds, Times } from './rounds.mjs'
import { customers, follow, openShop, pattern, SINGLE, statements } from './shop.mjs'

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {(id: number) => Promise<unknown>} change does one INSERT, and waits until it has what it wants to know
 * @property {() => Promise<unknown>} close
 */

/** @param {number} id @param {number} rows */
const insert = (id, rows) => statements(id, rows).INSERT ?? ['', []]

/** What resolves when it is called back. */
function signal() {
  let call = () => {}
  return {
    called: () => call(),
    next: () =>
      new Promise((resolve) => {
        call = () => resolve(undefined)
      }),
  }
}

/** @type {Record<string, (rows: number, name: string) => Promise<Contender>>} */
const CONTENDERS = {
  bare: async (rows) => {
    const pg = await openShop(rows)
    return { name: 'bare', change: (id) => pg.query(...insert(id, rows)), close: () => pg.close() }
  },
  'ours, statement': async (rows, name) => {
    const pg = await openShop(rows)
    await follow(pg, name)
    return { name: 'ours, statement', change: (id) => pg.query(...insert(id, rows)), close: () => pg.close() }
  },
  'ours, subscriber told': async (rows, name) => {
    const pg = await openShop(rows)
    await follow(pg, name)
    const { called, next } = signal()
    await pg.trickle.subscribe('followed', called)
    const change = (/** @type {number} */ id) => Promise.all([next(), pg.query(...insert(id, rows))])
    return { name: 'ours, subscriber told', change, close: () => pg.close() }
  },
  'pg_ivm, statement': async (rows, name) => {
    const pg = await openShop(rows, { extensions: { pg_ivm } })
    await pg.exec('CREATE EXTENSION pg_ivm')
    await pg.query("SELECT pgivm.create_immv('followed', $1)", [pattern(name).query])
    return { name: 'pg_ivm, statement', change: (id) => pg.query(...insert(id, rows)), close: () => pg.close() }
  },
  'db-ivm, told': async (rows, name) => {
    const pg = await openShop(rows)
    const { called, next } = signal()
    const flow = dataflow(name, called)
    /** @type {import('./dataflow.mjs').Customer[]} */
    const people = (await pg.query('SELECT * FROM customers')).rows.map((row) => /** @type {never} */ (row))
    /** @param {import('./dataflow.mjs').Order} row */
    const number = (row) => ({ ...row, amount: Number(row.amount) })
    const all = await pg.query('SELECT id, customer_id, region, bucket, amount FROM orders')
    flow.add(
      all.rows.map((row) => number(/** @type {never} */ (row))),
      people,
    )
    const change = async (/** @type {number} */ id) => {
      const told = next()
      await pg.query(...insert(id, rows))
      const order = { id, customer_id: (id % customers(rows)) + 1, region: id % 20, bucket: id % 5000, amount: 75.5 }
      flow.add([order])
      await told
    }
    return { name: 'db-ivm, told', change, close: () => pg.close() }
  },
  'whole query, server': async (rows, name) => {
    const pg = await openShop(rows)
    const again = `DO $$ BEGIN PERFORM * FROM (${pattern(name).query}) AS result; END $$`
    const change = async (/** @type {number} */ id) => {
      await pg.query(...insert(id, rows))
      await pg.exec(again)
    }
    return { name: 'whole query, server', change, close: () => pg.close() }
  },
  'whole query, rows': async (rows, name) => {
    const pg = await openShop(rows)
    const change = async (/** @type {number} */ id) => {
      await pg.query(...insert(id, rows))
      await pg.query(pattern(name).query)
    }
    return { name: 'whole query, rows', change, close: () => pg.close() }
  },
}

for (const kind of /** @type {const} */ (['query', 'incrementalQuery', 'changes'])) {
  const title = `live.${kind}`
  CONTENDERS[title] = async (rows, name) => {
    const pg = await openShop(rows)
    const { query, key } = pattern(name)
    const { called, next } = signal()
    if (kind === 'query') await pg.live.query(query, [], called)
    else if (kind === 'changes') await pg.live.changes(query, [], key, called)
    else await pg.live.incrementalQuery(query, [], key, called)
    const change = (/** @type {number} */ id) => Promise.all([next(), pg.query(...insert(id, rows))])
    return { name: title, change, close: () => pg.close() }
  }
}

/** Those that take seconds at the largest size. */
const SLOW = [
  'live.query',
  'live.incrementalQuery',
  'live.changes',
  'whole query, rows',
  'whole query, server',
  'db-ivm, told',
]

/**
 * From an INSERT until its effect is known.
 *
 * @param {number} rows
 * @param {{ fast: number, slow: number, patterns?: string[], without?: string[] }} options
 */
export async function measureLatency(rows, { fast, slow, patterns = SINGLE, without = [] }) {
  const names = Object.keys(CONTENDERS).filter((name) => !without.includes(name))
  /** @type {import('./report.mjs').Row[]} */
  const lines = []
  for (const name of patterns) {
    const times = new Times()
    // The slow ones would leave the fast ones cold caches for most of the time: they take turns among themselves.
    for (const [group, samples] of /** @type {const} */ ([
      [names.filter((other) => !SLOW.includes(other)), fast],
      [names.filter((other) => SLOW.includes(other)), slow],
    ])) {
      /** @type {Contender[]} */
      const contenders = []
      for (const contender of group) {
        const opened = await CONTENDERS[contender]?.(rows, name)
        if (opened) contenders.push(opened)
      }
      await rounds(
        contenders,
        samples,
        progress(`until it is known, at ${rows.toLocaleString('en')}: ${name}`),
        async (contender, id) => ({ INSERT: await time(() => contender.change(id)) }),
        rows + 1,
        (contender, piece, took) => times.add(contender.name, piece, took),
      )
      await Promise.all(contenders.map((contender) => contender.close()))
    }
    lines.push({ name, cells: names.map((other) => median(times.of(other, 'INSERT')) / 1000) })
  }
  /** @type {import('./report.mjs').Section[]} */
  const sections = [
    {
      id: `latency-${rows}`,
      title: `From an INSERT until its effect is known, ${rows.toLocaleString('en')} orders, ms`,
      columns: names,
      rows: lines,
    },
  ]
  return { sections }
}

/** All that could be left out. */
export { SLOW }
