import { describe, expect, it } from 'vitest'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { openShop, QUERIES } from '../support/shop.js'

const REFUSED = [
  { feature: 'The system relation pg_catalog.pg_class', setup: '', query: 'SELECT relname FROM pg_class' },
  {
    feature: 'The system relation information_schema.tables',
    setup: '',
    query: 'SELECT table_name FROM information_schema.tables',
  },
  {
    feature: 'The inheritance of public.leaf',
    setup:
      'CREATE TABLE p (id int PRIMARY KEY) PARTITION BY LIST (id); CREATE TABLE leaf PARTITION OF p FOR VALUES IN (1)',
    query: 'SELECT id FROM leaf',
  },
  {
    feature: 'The inheritance of public.p',
    setup: `CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE FOREIGN DATA WRAPPER g; CREATE SERVER r FOREIGN DATA WRAPPER g;
      CREATE FOREIGN TABLE away PARTITION OF p FOR VALUES IN (1) SERVER r`,
    query: 'SELECT id FROM p',
  },
  {
    feature: 'The name __pgt_state',
    setup: '',
    query: 'SELECT __pgt_state.id FROM orders AS __pgt_state',
  },
  {
    feature: 'The name __pgt_delta',
    setup: '',
    query: 'WITH __pgt_delta AS (SELECT id FROM orders) SELECT id FROM __pgt_delta',
  },
  {
    feature: 'The name __pgt_weight',
    setup: '',
    query: 'SELECT d.__pgt_weight AS w FROM (SELECT id AS __pgt_weight FROM orders) d',
  },
  {
    feature: 'ARRAY without a total order',
    setup: '',
    query:
      'SELECT id, ARRAY(SELECT o.id FROM orders o WHERE o.customer = c.id ORDER BY o.amount) AS a FROM customers c',
  },
  {
    feature: 'The inheritance of public.child',
    setup: 'CREATE TABLE parent (id int); CREATE TABLE child (PRIMARY KEY (id)) INHERITS (parent)',
    query: 'SELECT id FROM child',
  },
  {
    feature: 'TABLESAMPLE',
    setup: 'CREATE VIEW v AS SELECT id FROM orders TABLESAMPLE system (10)',
    query: 'SELECT id FROM v',
  },
  {
    feature: 'LIMIT without a total order',
    setup: 'CREATE VIEW w AS SELECT id FROM orders LIMIT 3; CREATE VIEW v AS SELECT id FROM w',
    query: 'SELECT id FROM v',
  },
  {
    feature: 'The materialized view public.m',
    setup: 'CREATE MATERIALIZED VIEW m AS SELECT id FROM orders; CREATE VIEW v AS SELECT id FROM m',
    query: 'SELECT id FROM v',
  },
  {
    feature: 'The materialized view public.m',
    setup: 'CREATE MATERIALIZED VIEW m AS SELECT id FROM orders',
    query: 'SELECT id FROM m',
  },
  {
    feature: expect.stringMatching(/^The temporary table pg_temp\w*\.t$/),
    setup: 'CREATE TEMPORARY TABLE t (id int PRIMARY KEY)',
    query: 'SELECT id FROM t',
  },
  {
    feature: 'The unlogged table public.u',
    setup: 'CREATE UNLOGGED TABLE u (id int PRIMARY KEY)',
    query: 'SELECT id FROM u',
  },
  {
    feature: 'Row security on public.orders',
    setup: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY',
    query: 'SELECT id FROM orders',
  },
  {
    feature: 'The foreign table public.f',
    setup:
      'CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER s FOREIGN DATA WRAPPER nowhere; CREATE FOREIGN TABLE f (id int) SERVER s',
    query: 'SELECT id FROM f',
  },
  {
    feature: 'The column name __pgt_count',
    setup: 'ALTER TABLE orders ADD __pgt_count int',
    query: 'SELECT id FROM orders',
  },
  { feature: 'The column name __pgt_x', setup: '', query: 'SELECT id AS __pgt_x FROM orders' },
  ...['ctid', 'xmin', 'tableoid'].map((column) => ({
    feature: 'A system column (ctid, xmin, tableoid and their kind)',
    setup: '',
    query: `SELECT id FROM orders WHERE ${column}::text <> ''`,
  })),
]

describe('a source that cannot be followed', () => {
  it.each(REFUSED)('is refused by name: $feature, $query', async ({ feature, setup, query }) => {
    const pg = await openShop(setup)
    const before = await footprint(pg)
    const error = await failureOf(pg.trickle.createStreamTable('s', query))
    expect(error).toMatchObject({ code: 'UNSUPPORTED_FEATURE', sqlstate: '0A000', feature, table: 's' })
    expect(error.message).toContain(error.feature)
    expectHelpful(error)
    expect(await footprint(pg)).toEqual(before)
    await pg.exec('DROP FOREIGN DATA WRAPPER IF EXISTS nowhere CASCADE')
  })

  it('is refused when it is a table of the extension itself', async () => {
    const pg = await openShop()
    const { stages } = await pg.trickle.createStreamTable('totals', QUERIES.totals)
    const before = await footprint(pg)
    for (const internal of ['pgtrickle.pgt_stream_tables', ...stages.map(({ state }) => state)]) {
      const error = await failureOf(pg.trickle.createStreamTable('s', `SELECT count(*) AS n FROM ${internal}`))
      expect(error.code).toBe('UNSUPPORTED_FEATURE')
      expectHelpful(error)
    }
    expect(await footprint(pg)).toEqual(before)
  })
})

describe('a source without a key', () => {
  it.each([
    ['logs', 'ADD COLUMN id bigint'],
    ['notes', 'ADD PRIMARY KEY (id)'],
  ])('is refused in a join, with the statement that helps: %s', async (table, hint) => {
    const pg = await openShop('CREATE TABLE notes (id int, body text)')
    const before = await footprint(pg)
    const query = `SELECT c.name FROM customers c JOIN ${table} x ON x::text = c.name`
    const error = await failureOf(pg.trickle.createStreamTable('s', query))
    expect(error).toMatchObject({ code: 'MISSING_PRIMARY_KEY', sqlstate: '55000', feature: `public.${table}` })
    expect(error.message).toContain(`public.${table}`)
    expect(error.hint).toContain(hint)
    expectHelpful(error)
    expect(await footprint(pg)).toEqual(before)
    await pg.exec(
      `ALTER TABLE ${table} ${hint}${hint.endsWith(')') ? '' : ' GENERATED ALWAYS AS IDENTITY PRIMARY KEY'}`,
    )
    await pg.trickle.createStreamTable('s', query)
  })

  it('is refused where its rows cannot be compared', async () => {
    const pg = await openShop('CREATE TABLE events (body json)')
    const error = await failureOf(pg.trickle.createStreamTable('s', 'SELECT body FROM events'))
    expect(error).toMatchObject({ code: 'MISSING_PRIMARY_KEY', feature: 'json' })
    expect(error.hint).toContain('jsonb')
    expectHelpful(error)
  })
})
