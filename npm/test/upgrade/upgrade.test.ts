import { PGlite } from '@electric-sql/pglite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { trickle } from '../../src/index.js'
import type { Database } from '../support/database.js'
import { failureOf } from '../support/failure.js'
import { expectMaintained } from '../support/maintained.js'
import { SHOP } from '../support/shop.js'
import { type Calls, released } from './former.js'

const FORMER = await released('1.1.0')

/** One of each kind that 1.1.0 makes. */
const QUERIES: Record<string, string> = {
  filtered: 'SELECT id, amount * 2 AS twice FROM orders WHERE amount > 10',
  bag: "SELECT level, message FROM logs WHERE level <> 'debug'",
  totals: 'SELECT customer, count(*) AS n, sum(amount) AS total FROM orders GROUP BY customer',
  joined: 'SELECT o.id, c.name, o.amount FROM orders o JOIN customers c ON c.id = o.customer',
  regions: 'SELECT c.region, sum(o.amount) AS s FROM orders o JOIN customers c ON c.id = o.customer GROUP BY c.region',
  cascaded: 'SELECT n, count(*) AS customers FROM totals GROUP BY n',
  ranked: 'SELECT id, rank() OVER (PARTITION BY customer ORDER BY amount, id) AS place FROM orders',
  regions_once: 'SELECT DISTINCT region FROM customers',
  recomputed: 'SELECT customer, max(amount) AS most FROM orders GROUP BY customer',
  whole: 'SELECT region, count(*) AS n FROM customers GROUP BY ROLLUP (region)',
  days: "SELECT date_trunc('day', at) AS day, count(*) AS n FROM visits GROUP BY 1",
  '"Order ""Totals"""': 'SELECT sum(amount) AS total FROM orders',
}

const SETUP = `${SHOP}
  CREATE TABLE visits (id int PRIMARY KEY, at timestamptz);
  INSERT INTO visits VALUES (1, '2026-03-01 23:30+00'), (2, '2026-03-02 10:00+00')`

/** A data directory that 1.1.0 has made. */
async function dump(): Promise<Blob> {
  const pg = await PGlite.create({ extensions: { trickle: FORMER.trickle } })
  const calls = (pg as unknown as { trickle: Calls }).trickle
  await pg.exec(`${SETUP}; SET TimeZone = 'Asia/Tokyo'`)
  for (const [name, query] of Object.entries(QUERIES)) await calls.createStreamTable(name, query)
  await pg.exec(
    `CREATE ROLE reader; GRANT SELECT ON totals TO reader; CREATE VIEW report AS SELECT * FROM totals WHERE n > 1`,
  )
  await pg.exec('DELETE FROM orders WHERE id = 2; UPDATE customers SET region = NULL WHERE id = 1')
  const blob = await pg.dumpDataDir('none')
  await pg.close()
  return blob
}

const DUMPED = dump()

async function open(): Promise<Database> {
  const pg = await PGlite.create({ loadDataDir: await DUMPED, extensions: { trickle } })
  onTestFinished(() => pg.close())
  return pg
}

const CHANGES = [
  'INSERT INTO orders VALUES (70, 2, 99), (71, 1, 3), (72, 1, NULL)',
  'UPDATE orders SET amount = amount + 5 WHERE id > 1',
  "UPDATE customers SET region = 'XX' WHERE id = 2",
  "INSERT INTO logs VALUES ('error', 'late'), ('error', 'late'); DELETE FROM logs WHERE level = 'info'",
  "INSERT INTO visits VALUES (3, '2026-03-02 16:00+00'); UPDATE visits SET at = at + interval '1 hour'",
  'DELETE FROM customers WHERE id = 2',
  'TRUNCATE logs',
]

async function expectAllMaintained(pg: Database): Promise<void> {
  await pg.exec("SET TimeZone = 'Asia/Tokyo'")
  for (const [name, query] of Object.entries(QUERIES)) await expectMaintained(pg, name, query)
  await pg.exec('RESET TimeZone')
}

describe('a database made by 1.1.0', { timeout: 120_000 }, () => {
  it('is followed by its own triggers while nobody calls this version', async () => {
    const pg = await open()
    for (const change of CHANGES.slice(0, 3)) await pg.exec(change)
    await expectAllMaintained(pg)
  })

  it('is upgraded by the first call, tells how far it is, and all its stream tables go on', async () => {
    const pg = await open()
    const progress: string[] = []
    const onProgress = ({ table, done, total }: { table: string; done: number; total: number }) =>
      progress.push(`${done} of ${total}: ${table}`)
    const tables = await pg.trickle.streamTables({ onProgress })
    const total = Object.keys(QUERIES).length
    expect(progress).toHaveLength(total)
    expect(progress[0]).toBe(`0 of ${total}: public.filtered`)
    expect(progress.at(-1)).toBe(`${total - 1} of ${total}: public."Order ""Totals"""`)
    expect(tables.map(({ status }) => status)).toEqual(tables.map(() => 'ACTIVE'))
    const days = tables.find(({ name }) => name === 'days')
    expect(days).toMatchObject({ query: QUERIES.days, settings: { TimeZone: 'Asia/Tokyo' } })
    expect((await pg.query('SHOW TimeZone')).rows).not.toEqual([{ TimeZone: 'Asia/Tokyo' }])
    expect((await pg.query('SELECT version FROM pgtrickle.pgt_schema_version')).rows).toEqual([{ version: '1.2.0' }])
    await expectAllMaintained(pg)
    for (const change of CHANGES) {
      await pg.exec(change)
      await expectAllMaintained(pg)
    }
    for (const name of Object.keys(QUERIES)) await pg.trickle.refreshStreamTable(name)
    await expectAllMaintained(pg)
    await expect(pg.exec('DELETE FROM totals')).rejects.toMatchObject({ code: '55000' })
    expect((await pg.query('SELECT * FROM report')).rows).toBeDefined()
    expect((await pg.query("SELECT has_table_privilege('reader', 'totals', 'SELECT') AS may")).rows).toEqual([
      { may: true },
    ])
    await pg.exec('ALTER TABLE orders RENAME TO purchases; UPDATE purchases SET amount = 1')
    for (const { schema, name } of await pg.trickle.streamTables()) {
      expect(await pg.trickle.verifyStreamTable(`"${schema}"."${name.replaceAll('"', '""')}"`)).toMatchObject({
        ok: true,
      })
    }
  })

  it('keeps when its stream tables were created', async () => {
    const pg = await open()
    const sql = 'SELECT pgt_name, created_at::text AS at FROM pgtrickle.pgt_stream_tables ORDER BY pgt_name'
    const before = (await pg.query(sql)).rows
    await pg.trickle.streamTables()
    expect((await pg.query(sql)).rows).toEqual(before)
  })

  it('is as it was when the upgrade fails, and is still followed', async () => {
    const pg = await open()
    await pg.exec('ALTER TABLE customers ENABLE ROW LEVEL SECURITY')
    const error = await failureOf(pg.trickle.streamTables())
    expect(error).toMatchObject({ code: 'UNSUPPORTED_FEATURE', table: 'public.joined' })
    for (const change of CHANGES) await pg.exec(change)
    await expectAllMaintained(pg)
    expect((await pg.query('SELECT version FROM pgtrickle.pgt_schema_version')).rows).toEqual([{ version: '1.1.0' }])
    await pg.exec('ALTER TABLE customers DISABLE ROW LEVEL SECURITY')
    await pg.trickle.streamTables()
    await expectAllMaintained(pg)
  })

  it('is refused by 1.1.0 once it is upgraded', async () => {
    const pg = await open()
    await pg.trickle.streamTables()
    const former = await PGlite.create({
      loadDataDir: await pg.dumpDataDir('none'),
      extensions: { trickle: FORMER.trickle },
    })
    onTestFinished(() => former.close())
    const { trickle: calls } = former as unknown as { trickle: Calls }
    await expect(calls.streamTables()).rejects.toMatchObject({ code: 'INCOMPATIBLE_CATALOG' })
  })
})

it('a catalog that is newer than this version is refused and left as it is', async () => {
  const pg = await open()
  await pg.exec("UPDATE pgtrickle.pgt_schema_version SET version = '99.0.0'")
  const error = await failureOf(pg.trickle.streamTables())
  expect(error).toMatchObject({ code: 'INCOMPATIBLE_CATALOG' })
  expect(error.message).toContain('99.0.0')
  await pg.exec(CHANGES[0] ?? '')
  await expectAllMaintained(pg)
})
