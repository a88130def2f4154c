import { describe, expect, it } from 'vitest'
import { freshDatabase, rows } from '../support/database.js'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { since04 } from '../support/pglite.js'
import { openShop, QUERIES } from '../support/shop.js'

describe('streamTables', () => {
  it('is empty in a new database, and makes nothing there', async () => {
    const pg = await freshDatabase()
    const before = await footprint(pg)
    expect(await pg.trickle.streamTables()).toEqual([])
    expect(await footprint(pg)).toEqual(before)
  })

  it('lists what createStreamTable gave, by schema and name', async () => {
    const pg = await openShop('CREATE SCHEMA aaa')
    const totals = await pg.trickle.createStreamTable('totals', QUERIES.totals)
    const joined = await pg.trickle.createStreamTable('joined', QUERIES.joined)
    const first = await pg.trickle.createStreamTable('aaa.zzz', QUERIES.filtered)
    expect(await pg.trickle.streamTables()).toEqual([first, joined, totals])
    await pg.trickle.dropStreamTable('joined')
    expect(await pg.trickle.streamTables()).toEqual([first, totals])
  })

  it('follows a rename of a stream table, a source and a schema', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.exec(
      'ALTER VIEW totals RENAME TO sums; ALTER TABLE orders RENAME TO purchases; ALTER SCHEMA public RENAME TO shop',
    )
    expect(await pg.trickle.streamTables()).toMatchObject([
      { schema: 'shop', name: 'sums', sources: [{ schema: 'shop', name: 'purchases' }] },
    ])
  })
})

describe('explainStreamTable', () => {
  it('gives stages, triggers and settings', async () => {
    const pg = await openShop()
    const { stages } = await pg.trickle.createStreamTable('joined', QUERIES.joined)
    const explanation = await pg.trickle.explainStreamTable('joined')
    expect(explanation).toMatchObject({ schema: 'public', name: 'joined', stages, settings: {} })
    expect(explanation.query).toContain('public.orders')
    expect(new Set(explanation.triggers.map(({ table }) => table))).toEqual(
      new Set(['public.customers', 'public.orders']),
    )
    for (const trigger of explanation.triggers) {
      expect(trigger).toEqual({
        table: expect.any(String),
        name: expect.stringMatching(/^!__pgt_/),
        function: expect.stringMatching(/^pgtrickle\.__pgt_/),
        enabled: true,
      })
    }
  })

  it.each(Object.entries(QUERIES))('gives the SQL of all that exists for %s, and it is valid', async (name, query) => {
    const pg = await openShop()
    await pg.trickle.createStreamTable(name, query)
    const { sql, triggers } = await pg.trickle.explainStreamTable(name)
    for (const trigger of triggers) expect(sql).toContain(`CREATE TRIGGER "${trigger.name}"`)
    await pg.trickle.dropStreamTable(name)
    await pg.exec(sql)
    expect(await rows(pg, `SELECT count(*)::int AS n FROM ${name}`)).toEqual([{ n: expect.any(Number) }])
  })

  it('tells which triggers are disabled', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('filtered', QUERIES.filtered)
    await pg.exec('ALTER TABLE orders DISABLE TRIGGER USER')
    const { triggers } = await pg.trickle.explainStreamTable('filtered')
    expect(triggers.map(({ enabled }) => enabled)).not.toContain(true)
  })
})

describe('validateQuery', () => {
  it.each(Object.entries(QUERIES))(
    'describes %s as createStreamTable then does, and makes nothing',
    async (name, query) => {
      const pg = await openShop()
      const before = await footprint(pg)
      const answer = await pg.trickle.validateQuery(query)
      expect(await footprint(pg)).toEqual(before)
      const { columns, sources, settings, stages, advice } = await pg.trickle.createStreamTable(name, query)
      expect(answer).toEqual({
        valid: true,
        query: expect.stringContaining('SELECT'),
        columns,
        sources,
        settings,
        advice,
        stages: stages.map(({ name, maintenance }) => ({ name, maintenance, state: expect.any(String) })),
        warnings: [],
      })
    },
  )

  const advised: [query: string, ...columns: string[]][] = [
    ['SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer', 'orders (customer)'],
    ['SELECT a.id FROM customers a JOIN customers b ON a.region = b.name', 'customers (name)', 'customers (region)'],
    ['SELECT id FROM customers c WHERE EXISTS (SELECT FROM orders WHERE customer = c.id)', 'orders (customer)'],
    ['SELECT id, (SELECT max(o.id) FROM orders o WHERE o.customer = c.id) FROM customers c', 'orders (customer)'],
    ['SELECT customer, min(amount) AS least FROM orders GROUP BY customer', 'orders (customer)'],
    [
      "SELECT region, string_agg(name, ',' ORDER BY id) AS names FROM customers c GROUP BY region",
      'customers (region)',
    ],
    ['SELECT id, rank() OVER (PARTITION BY customer ORDER BY amount) AS r FROM orders', 'orders (customer)'],
    ['SELECT id, rank() OVER (PARTITION BY "First One" ORDER BY id) AS r FROM odd', 'odd ("First One")'],
    ['SELECT customer, count(*) AS n FROM orders GROUP BY customer'],
    [
      'SELECT c.name FROM customers c WHERE EXISTS (SELECT FROM logs WHERE level = c.region)',
      'customers (region)',
      'logs (level)',
    ],
    ['SELECT a.no FROM lines a JOIN lines b ON a.sku = b.code', 'lines (code)', 'lines (sku)'],
    ['SELECT a.no FROM lines a JOIN lines b USING (number, no)'],
    [
      'SELECT a.no FROM lines a JOIN lines b ON a.note = b.sku AND a.code = b.code',
      'lines (code, note)',
      'lines (sku, code)',
    ],
    ['SELECT number, no, min(sku) AS least FROM lines GROUP BY number, no'],
    ['SELECT no, rank() OVER (PARTITION BY number, sku ORDER BY no) AS r FROM lines'],
    ['SELECT o.a, c.name FROM orders o(customer, a) JOIN customers c ON c.id = o.customer'],
    ['SELECT id FROM customers c WHERE c.name = c.region'],
    [
      'SELECT a.no FROM lines a JOIN lines b ON a.sku = b.sku JOIN lines c ON c.code = b.sku',
      'lines (code)',
      'lines (sku)',
    ],
    ['SELECT id, amount FROM orders WHERE customer = 1'],
    [
      'SELECT l.n, c.name FROM (SELECT customer, count(*) AS n FROM orders GROUP BY 1) l JOIN customers c ON c.id = l.customer',
    ],
    ['SELECT t.n, c.name FROM totals t JOIN customers c ON c.id = t.customer'],
  ]
  it.each(advised)('advises the indexes that would help: %s', async (query, ...columns) => {
    const pg = await openShop(`CREATE TABLE odd (id int PRIMARY KEY, "First One" int);
      CREATE TABLE lines (number int, no int, sku varchar, code varchar, note varchar, PRIMARY KEY (number, no))`)
    await pg.trickle.createStreamTable('totals', 'SELECT customer, count(*) AS n FROM orders GROUP BY customer')
    const advice = columns.map((column) => `CREATE INDEX ON public.${column}`)
    expect(await pg.trickle.validateQuery(query)).toMatchObject({ valid: true, advice })
    await pg.trickle.createStreamTable('advised', query)
    expect(await pg.trickle.explainStreamTable('advised')).toMatchObject({ advice })
    for (const statement of advice) await pg.exec(statement)
    expect(await pg.trickle.explainStreamTable('advised')).toMatchObject({ advice: [] })
  })

  it('warns of floating-point sums', async () => {
    const pg = await openShop()
    const answer = await pg.trickle.validateQuery(
      'SELECT customer, sum(amount::float8) AS s FROM orders GROUP BY customer',
    )
    expect(answer).toMatchObject({ valid: true, warnings: [expect.stringContaining('floating-point')] })
  })

  const sum = `SELECT ${'('.repeat(300)}id${' + id)'.repeat(300)} AS x FROM orders`
  const refused: [code: string, query: string, feature?: string][] = [
    ['UNSUPPORTED_FEATURE', 'SELECT * FROM orders FOR UPDATE', 'FOR UPDATE'],
    ['INVALID_QUERY', 'SELECT FROM WHERE'],
    ['MISSING_PRIMARY_KEY', 'SELECT * FROM logs JOIN orders ON level = id::text', 'public.logs'],
  ]
  if (since04) refused.push(['QUERY_TOO_COMPLEX', sum])
  it.each(refused)('answers %s instead of rejecting', async (code, query, feature) => {
    const pg = await openShop()
    const before = await footprint(pg)
    const answer = await pg.trickle.validateQuery(query)
    if (answer.valid) throw new Error('it was accepted')
    expect(answer.error).toMatchObject({ code, feature, operation: 'validateQuery', table: undefined })
    expectHelpful(answer.error)
    expect(await footprint(pg)).toEqual(before)
  })

  it('still rejects when the question itself failed', async () => {
    const pg = await openShop('CREATE SCHEMA pgtrickle; CREATE TABLE pgtrickle.pgt_stream_tables ()')
    expect(await failureOf(pg.trickle.validateQuery(QUERIES.totals))).toMatchObject({ code: 'DATABASE_ERROR' })
  })
})
