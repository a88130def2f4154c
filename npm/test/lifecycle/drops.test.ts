import { describe, expect, it } from 'vitest'
import { type Database, rows } from '../support/database.js'
import { failureOf } from '../support/failure.js'
import { expectMaintained } from '../support/maintained.js'
import { openShop, QUERIES } from '../support/shop.js'

const LEFT = `
  SELECT relname AS name FROM pg_class WHERE starts_with(relname, '__pgt_') AND relname <> '__pgt_described' AND relkind <> 'i'
  UNION ALL SELECT proname FROM pg_proc WHERE proname ~ '^__pgt_\\d'
  UNION ALL SELECT tgname FROM pg_trigger WHERE starts_with(tgname, '!')`

const names = async (pg: Database) => (await pg.trickle.streamTables()).map(({ name }) => name)

async function openLayered(): Promise<Database> {
  const pg = await openShop()
  await pg.trickle.createStreamTable('totals', QUERIES.totals)
  await pg.trickle.createStreamTable('large', 'SELECT customer FROM totals WHERE total > 20')
  await pg.trickle.createStreamTable('regions', QUERIES.regions)
  return pg
}

const HINT = 'Drop the stream table first, or both with CASCADE.'

describe('what a stream table reads', () => {
  it.each([
    ['is not dropped', 'ALTER TABLE orders DROP COLUMN amount', 'orders.amount', 'regions, public.totals'],
    [
      'is not dropped by a short statement',
      'alter table if exists only public.orders drop amount;',
      'orders.amount',
      'regions, public.totals',
    ],
    [
      'is not retyped',
      'ALTER TABLE orders ALTER COLUMN amount TYPE numeric(20, 4)',
      'orders.amount',
      'regions, public.totals',
    ],
    [
      'is not retyped by more words',
      'ALTER TABLE orders ALTER amount SET DATA TYPE int USING 1',
      'orders.amount',
      'regions, public.totals',
    ],
    ['is not dropped with its table', 'DROP TABLE IF EXISTS orders RESTRICT', 'orders', 'regions, public.totals'],
    ['is not dropped when it is a stream table', 'DROP VIEW totals', 'totals', 'large'],
    ['is not dropped when others read it', 'DROP TABLE customers', 'customers', 'regions'],
  ])('%s: %s', async (_, statement, read, reader) => {
    const pg = await openLayered()
    const message = `public.${read} is read by stream table public.${reader}`
    await expect(pg.exec(statement)).rejects.toMatchObject({ code: '2BP01', message, hint: HINT })
    await pg.exec('UPDATE orders SET amount = amount + 1')
    for (const name of await names(pg)) await expectMaintained(pg, name)
  })

  it.each([
    ['with its schema', 'DROP SCHEMA public', '2BP01'],
    ['with another table', 'DROP TABLE orders, customers', '2BP01'],
    ['by one statement of several', 'CREATE TABLE other (id int); ALTER TABLE orders DROP amount', '2BP01'],
    ['by a block', "DO $$ BEGIN EXECUTE 'ALTER TABLE orders ALTER amount TYPE int'; END $$", '0A000'],
  ])('is not dropped or retyped %s, of which Postgres says it: %s', async (_, statement, code) => {
    const pg = await openLayered()
    const detail = expect.stringMatching(/stream table public\.(totals|regions|large)" depends on /)
    await expect(pg.exec(statement)).rejects.toMatchObject({ code, detail })
    await pg.exec('UPDATE orders SET amount = amount + 1')
    for (const name of await names(pg)) await expectMaintained(pg, name)
  })

  it.each([
    'ALTER TABLE orders DROP COLUMN note',
    'ALTER TABLE orders ALTER note TYPE varchar(50)',
    'ALTER TABLE orders ALTER amount SET DEFAULT 5',
    'DROP TABLE other',
    'DROP TABLE IF EXISTS nowhere',
    'ALTER TABLE orders ALTER note TYPE varchar(50), DROP amount CASCADE',
  ])('lets everything else pass: %s', async (statement) => {
    const pg = await openShop("ALTER TABLE orders ADD note text DEFAULT 'none'; CREATE TABLE other (id int)")
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.exec(statement)
    await pg.exec('DELETE FROM orders WHERE id = 1')
    for (const name of await names(pg)) await expectMaintained(pg, name)
  })

  it.each([
    ['a usual name', 'totals', 'totals', 'public.totals'],
    ['a quoted one', '"My ""Totals"""', '"My ""Totals"""', 'public."My ""Totals"""'],
    ['a new one', 'totals', 'sums', 'public.sums'],
    ['one in another schema', 'totals', 'archive.totals', 'archive.totals'],
  ])('is refused to who wants to drop it by the name of the stream table: %s', async (_, name, now, told) => {
    const pg = await openShop('CREATE SCHEMA archive')
    await pg.trickle.createStreamTable(name, QUERIES.totals)
    if (now === 'sums') await pg.exec(`ALTER VIEW ${name} RENAME TO sums`)
    if (now === 'archive.totals') await pg.exec(`ALTER VIEW ${name} SET SCHEMA archive`)
    await expect(pg.exec('DROP TABLE orders')).rejects.toMatchObject({
      message: `public.orders is read by stream table ${told}`,
    })
    const view = `view pgtrickle."__pgt_1_stream table ${told.replaceAll('"', '""')}" depends on`
    for (const [statement, of] of [
      ['DROP TABLE orders', 'table orders'],
      ['ALTER TABLE orders DROP COLUMN amount', 'column amount of table orders'],
      ['ALTER TABLE orders ALTER amount TYPE int', 'column "amount"'],
    ] as const) {
      await expect(pg.exec(`DO 'BEGIN ${statement}; END'`)).rejects.toMatchObject({
        detail: expect.stringContaining(`${view} ${of}`),
      })
    }
    await pg.exec('UPDATE orders SET amount = 5')
    await expectMaintained(pg, now)
    await pg.exec('DROP TABLE orders CASCADE')
    expect(await rows(pg, LEFT)).toEqual([])
  })

  it('is refused by as much of a long name as Postgres keeps, after a new name that begins alike too', async () => {
    const pg = await openShop()
    const [long, longer] = ['x'.repeat(62), 'x'.repeat(63)]
    await pg.trickle.createStreamTable(long, QUERIES.totals)
    await pg.exec(`ALTER VIEW ${long} RENAME TO ${longer}`)
    const detail = expect.stringContaining('__pgt_1_stream table public.xxxxxxxxxxxx')
    await expect(pg.exec("DO 'BEGIN DROP TABLE orders; END'")).rejects.toMatchObject({ detail })
    await expectMaintained(pg, longer)
  })

  it.each([
    ['a column', 'ALTER TABLE orders DROP COLUMN amount CASCADE'],
    ['a table', 'DROP TABLE orders CASCADE'],
    ['a key', 'DROP TABLE customers, orders CASCADE'],
  ])('takes it along, cleanly, when %s goes with CASCADE: %s', async (_, statement) => {
    const pg = await openLayered()
    await pg.trickle.createStreamTable('messages', QUERIES.messages)
    await pg.exec(statement)
    expect(await names(pg)).toEqual(['messages'])
    await pg.exec("INSERT INTO logs VALUES ('error', 'last')")
    await expectMaintained(pg, 'messages')
    await pg.trickle.dropStreamTable('messages')
    expect(await rows(pg, LEFT)).toEqual([])
  })

  it('may lose its key: then it is right, but made anew only where there is another', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('joined', QUERIES.joined)
    await pg.exec('ALTER TABLE customers DROP CONSTRAINT customers_pkey CASCADE')
    await pg.exec("UPDATE customers SET name = 'Eve' WHERE id = 1")
    await expectMaintained(pg, 'joined')
    expect(await failureOf(pg.trickle.refreshStreamTable('joined'))).toMatchObject({ code: 'MISSING_PRIMARY_KEY' })
    await pg.exec('ALTER TABLE customers ADD PRIMARY KEY (id)')
    await pg.trickle.refreshStreamTable('joined')
    await pg.exec("UPDATE customers SET name = 'Fay' WHERE id = 1; DELETE FROM customers WHERE id = 2")
    await expectMaintained(pg, 'joined')
    expect((await pg.trickle.streamTables())[0]).toMatchObject({ status: 'ACTIVE' })
  })

  it('may become a parent: then its children are read too', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.exec('CREATE TABLE late () INHERITS (orders); INSERT INTO late VALUES (90, 1, 5)')
    await expectMaintained(pg, 'totals')
    await pg.trickle.refreshStreamTable('totals')
    await pg.exec('INSERT INTO late VALUES (91, 1, 6); UPDATE orders SET amount = 7 WHERE id = 90')
    await expectMaintained(pg, 'totals')
  })

  it('may change beside a stream table of an unusual name, which is left alone', async () => {
    const pg = await openShop('CREATE SCHEMA "Lab 2"')
    await pg.trickle.createStreamTable('"Lab 2"."My ""Totals"""', QUERIES.totals)
    await pg.exec('ALTER TABLE logs RENAME TO notes; CREATE TABLE other (); DROP TABLE other')
    expect(await pg.trickle.streamTables()).toMatchObject([{ schema: 'Lab 2', status: 'ACTIVE' }])
  })

  it('may gain columns, indexes, defaults and comments: nothing happens', async () => {
    const pg = await openLayered()
    await pg.exec(`
      ALTER TABLE orders ADD COLUMN note text DEFAULT 'x';
      ALTER TABLE orders ALTER COLUMN amount SET DEFAULT 7;
      CREATE INDEX ON orders (customer); COMMENT ON TABLE orders IS 'bought';
      INSERT INTO orders VALUES (90, 1, 5, 'y')`)
    for (const { name, status } of await pg.trickle.streamTables()) {
      expect(status).toBe('ACTIVE')
      await expectMaintained(pg, name)
    }
  })
})

describe('DROP VIEW by hand', () => {
  it('cleans up like dropStreamTable', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.exec('DROP VIEW totals')
    expect(await names(pg)).toEqual([])
    expect(await rows(pg, LEFT)).toEqual([])
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.trickle.createStreamTable('large', 'SELECT customer FROM totals WHERE total > 20')
    await pg.exec('DROP VIEW totals CASCADE')
    expect(await rows(pg, LEFT)).toEqual([])
  })

  it('is taken back with its transaction', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.exec('BEGIN; DROP VIEW totals; ALTER TABLE orders RENAME TO purchases; ROLLBACK')
    expect((await pg.trickle.streamTables())[0]).toMatchObject({ name: 'totals', status: 'ACTIVE' })
    await pg.exec('UPDATE orders SET amount = 3')
    await expectMaintained(pg, 'totals')
  })
})

it('a function that a query calls is replaced: the stream table shows it at once, and is maintained after a refresh', async () => {
  const pg = await openShop("CREATE FUNCTION rated(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * 2'")
  const query = 'SELECT id, rated(amount) AS rated FROM orders'
  await pg.trickle.createStreamTable('rates', query)
  await pg.exec("CREATE OR REPLACE FUNCTION rated(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * 3'")
  await expectMaintained(pg, 'rates')
  expect(await pg.trickle.health()).toMatchObject([
    { name: 'rates', status: 'SUSPENDED', lastError: 'CREATE FUNCTION changed what it reads' },
  ])
  await pg.trickle.refreshStreamTable('rates')
  await pg.exec('UPDATE orders SET amount = amount + 1')
  await expectMaintained(pg, 'rates')
  expect(await pg.trickle.health()).toMatchObject([{ status: 'ACTIVE', lastError: null }])
})

it('row security cannot be enabled on what a stream table reads, and the command says why', async () => {
  const pg = await openShop()
  await pg.trickle.createStreamTable('totals', QUERIES.totals)
  await expect(pg.exec('ALTER TABLE orders ENABLE ROW LEVEL SECURITY')).rejects.toMatchObject({
    code: '2BP01',
    message: 'stream table public.totals would show rows that row security hides',
    hint: 'Drop the stream table first.',
  })
  expect(await rows(pg, "SELECT relrowsecurity AS on FROM pg_class WHERE relname = 'orders'")).toEqual([{ on: false }])
})
