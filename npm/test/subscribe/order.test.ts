import { expect, it, onTestFinished } from 'vitest'
import type { Subscription } from '../../src/index.js'
import { Random } from '../oracle/support/random.js'
import { type Database, freshDatabase } from '../support/database.js'

const NUMERICS = [
  '-1e400',
  '-12345678901.5',
  '-0.51',
  '-0.5',
  '0',
  '0.50',
  '0.5',
  '2',
  '10',
  '10.000000000000000001',
  '1e400',
]
const TEXTS = [
  '',
  'a',
  'B',
  'ab',
  'é',
  '\ud7ff',
  '\ud7ff\uffff',
  '\ue000',
  '\uffee',
  '\uffff\uffff',
  '😀',
  '😁',
  'a b',
  'A',
  ' ',
  'a"b\\',
  ',',
  '10',
  '9',
  'NULL',
]

/** A type, and values of it that a careless comparison takes for others or puts elsewhere. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  smallint: ['-10', '9', '10', '-9'],
  int8: ['9007199254740993', '9007199254740992', '-9007199254740993', '-9007199254740992', '10', '9', '-1', '0'],
  oid: ['4294967295', '9', '10'],
  float4: ['NaN', '0.1', '0.10000001', 'Infinity', '-Infinity', '1e30', '9'],
  float8: ['NaN', '-Infinity', 'Infinity', '1e300', '1e-300', '-0', '0', '-2', '10', '9', '5e-324', '1e22'],
  numeric: ['NaN', '-Infinity', 'Infinity', ...NUMERICS],
  'numeric(30,4)': [
    '9999999999999999999.0001',
    '9999999999999999999',
    '10000000000000000000',
    '-9999999999999999999.5',
  ],
  text: TEXTS,
  'text COLLATE "C"': TEXTS,
  'varchar(9)': TEXTS,
  'char(4)': ['a', 'a\t', 'ab', '', 'B'],
  name: ['a', 'B'],
  boolean: ['true', 'false'],
  date: [
    '2024-02-29',
    '0999-01-01',
    '0001-01-01 BC',
    '0044-03-15 BC',
    '12024-01-01',
    '9999-12-31',
    'infinity',
    '-infinity',
  ],
  time: ['24:00:00', '00:00', '12:00:00.5', '12:00'],
  timestamp: ['2024-01-01 12:00:00.5', '2024-01-01 12:00:00', '10000-01-01', '0044-03-15 BC', 'infinity'],
  timestamptz: ['2024-10-27 00:30:00Z', '2024-10-27 01:15:00Z', '2024-10-27 01:30:00Z', '0044-03-15 BC', '-infinity'],
  uuid: ['00000000-0000-0000-0000-00000000000a', 'a0000000-0000-0000-0000-000000000000'],
  bytea: ['\\x', '\\x00', '\\x00ff', '\\x01', '\\xff'],
  mood: ['sad', 'ok', 'happy'],
}

const TYPES = `SET TimeZone = 'Europe/Berlin';
  CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); ALTER TYPE mood ADD VALUE 'better' AFTER 'ok';
  CREATE DOMAIN any_mood AS mood`

const SUFFIXES = ['', 'DESC', 'NULLS FIRST', 'DESC NULLS LAST', 'USING >']

async function follow(pg: Database, query: string): Promise<Subscription> {
  await pg.trickle.createStreamTable('s', query, { orReplace: true })
  const subscription = await pg.trickle.subscribe('s', () => undefined)
  onTestFinished(() => subscription.unsubscribe())
  return subscription
}

/** A query with its tables and further rows for them; ties are told apart by a last term. */
async function expectOrder(pg: Database, query: string, ...statements: readonly string[]): Promise<void> {
  const subscription = await follow(pg, query)
  for (const statement of ['SELECT 1', ...statements]) {
    await pg.exec(statement)
    const { rows } = await pg.query(query)
    expect(subscription.rows, `${query} after ${statement}`).toEqual(rows)
  }
  await subscription.unsubscribe()
}

it('rows are in the order of Postgres by every type', { timeout: 120_000 }, async () => {
  const pg = await freshDatabase(TYPES)
  for (const [turn, [type, values]] of Object.entries(VALUES).entries()) {
    const literals = values.map((value) => `'${value}'::${type.replace(/ COLLATE.*/, '')}`)
    await pg.exec(`CREATE TABLE t${turn} (id serial PRIMARY KEY, v ${type})`)
    await expectOrder(
      pg,
      `SELECT v, id FROM t${turn} ORDER BY v ${SUFFIXES[turn % SUFFIXES.length]}, id DESC`,
      `INSERT INTO t${turn} (v) VALUES ${[...literals, 'NULL'].map((literal) => `(${literal})`)};
      UPDATE t${turn} SET v = ${literals.at(-1)} WHERE id % 3 = 0`,
      `DELETE FROM t${turn} WHERE id % 4 = 0`,
    )
  }
})

const DEFINITIONS = {
  whole: 'int',
  exact: 'numeric',
  text: 'text',
  number: 'float8',
  time: 'timestamptz',
  flag: 'boolean',
  feeling: 'mood',
}
const COLUMNS = Object.keys(DEFINITIONS)

function randomRow(random: Random): string {
  const some = (values: readonly string[]) => (random.chance(0.2) ? 'NULL' : `'${random.pick(...values)}'`)
  return [
    `${random.below(40)}`,
    `${random.below(4)}`,
    some(NUMERICS),
    some(TEXTS),
    some(VALUES.float8 ?? []),
    some(VALUES.timestamptz ?? []),
    some(['true', 'false']),
    some(VALUES.mood ?? []),
  ].join(', ')
}

it('rows are in order after random statements', { timeout: 120_000 }, async () => {
  const random = new Random(Number(process.env.TRICKLE_SEED ?? 1))
  const columns = Object.entries(DEFINITIONS).map((definition) => definition.join(' '))
  const pg = await freshDatabase(`${TYPES}; CREATE TABLE t (id int PRIMARY KEY, ${columns.join(', ')})`)
  for (let turn = 0; turn < 5; turn++) {
    const directions = ['', ' DESC', ' NULLS FIRST', ' DESC NULLS LAST']
    const terms = Array.from(
      { length: 1 + random.below(3) },
      () => `${random.pick(...COLUMNS)}${random.pick(...directions)}`,
    )
    const limit = random.chance(0.3) ? ' LIMIT 7' : ''
    const query = `SELECT * FROM t ORDER BY ${[...terms, 'id'].join(', ')}${limit}`
    const statements = Array.from({ length: 12 }, () =>
      random.chance(0.25)
        ? `DELETE FROM t WHERE id % 5 = ${random.below(5)}`
        : `INSERT INTO t VALUES (${randomRow(random)})
          ON CONFLICT (id) DO UPDATE SET (${COLUMNS}) = ROW(${COLUMNS.map((column) => `excluded.${column}`)})`,
    )
    await expectOrder(pg, query, ...statements)
  }
})

const SALES = `${TYPES};
  CREATE TABLE sales (id int PRIMARY KEY, region text, "the amount" numeric, tags int[], at interval, mood any_mood)`

const FIRST = `TRUNCATE sales; INSERT INTO sales SELECT n, substr('bac', n % 3 + 1, 1), n * 7 % 10, ARRAY[n], make_interval(0, n)
  FROM generate_series(1, 12) AS n`

const CHANGES = [
  "INSERT INTO sales SELECT n, 'B', n * 3 % 10 FROM generate_series(20, 25) AS n",
  'UPDATE sales SET "the amount" = -"the amount", region = upper(region) WHERE id % 2 = 0',
  'DELETE FROM sales WHERE id % 3 = 0',
]

const QUERIES = [
  'SELECT id, "the amount" FROM sales ORDER BY 2 DESC, 1',
  'SELECT id, "the amount" * 2 AS "{twice} \\" FROM sales ORDER BY "the amount" * 2, "{twice} \\" DESC, id',
  'SELECT "the amount", id FROM sales ORDER BY sales.id USING >',
  'SELECT region, count(*) AS n, sum("the amount") AS total FROM sales GROUP BY region ORDER BY sum("the amount") DESC, region',
  'SELECT DISTINCT region FROM sales ORDER BY region DESC',
  'SELECT DISTINCT ON (region) region, id FROM sales ORDER BY region DESC, id',
  'SELECT id FROM sales WHERE id > 4 UNION ALL SELECT -id FROM sales WHERE id < 9 ORDER BY 1 DESC',
  "SELECT region AS a FROM sales EXCEPT SELECT 'b' ORDER BY a",
  'WITH c AS (SELECT id FROM sales ORDER BY "the amount") SELECT * FROM c ORDER BY id DESC',
  'SELECT id, (SELECT max(o.id) FROM sales o WHERE o.region = s.region) AS last FROM sales s ORDER BY last DESC, id',
  'SELECT a.id AS a, b.id AS b FROM sales a JOIN sales b USING (region) ORDER BY b.id DESC, a.id',
  'SELECT region, id FROM sales ORDER BY region DESC, id LIMIT 5',
  'SELECT id, rank() OVER (ORDER BY "the amount") AS place FROM sales ORDER BY place DESC, id',
  "SELECT id, at > interval '1 year' AS old FROM sales ORDER BY old DESC, id",
]

it('rows are in order whatever is ordered', { timeout: 120_000 }, async () => {
  const pg = await freshDatabase(SALES)
  for (const query of QUERIES) await expectOrder(pg, query, FIRST, ...CHANGES)
})

const UNORDERED = [
  ['no ORDER BY', 'SELECT id FROM (SELECT id FROM sales ORDER BY id) AS s'],
  ['no output column', 'SELECT id FROM sales ORDER BY "the amount", id'],
  ['one term that is no output column', 'SELECT id, "the amount" FROM sales ORDER BY "the amount", region, id'],
  [
    'an aggregate that is no output column',
    'SELECT min(id) AS id FROM sales GROUP BY id % 2 ORDER BY sum("the amount")',
  ],
  ['an array', 'SELECT id, tags FROM sales ORDER BY tags'],
  ['a domain', 'SELECT id, mood FROM sales ORDER BY mood'],
  ['an interval', 'SELECT id, at FROM sales ORDER BY at'],
  ['another comparison', 'SELECT id, region FROM sales ORDER BY region USING ~>~, id'],
  ['another collation', 'SELECT id, region COLLATE "en_US" AS region FROM sales ORDER BY region, id'],
] as const

it('rows stay where they are without an order that is known', { timeout: 120_000 }, async () => {
  const pg = await freshDatabase(SALES)
  const collations = await pg.query("SELECT FROM pg_collation WHERE collname = 'en_US'")
  for (const [name, query] of UNORDERED) {
    if (collations.rows.length > 0 || !query.includes('en_US')) await expectArrival(pg, name, query)
  }
})

async function expectArrival(pg: Database, name: string, query: string): Promise<void> {
  await pg.exec(FIRST)
  const followed = await follow(pg, query)
  const { rows } = followed
  await pg.exec(
    'UPDATE sales SET "the amount" = id, region = upper(region), at = -at, tags = tags || 0 WHERE id % 5 = 0',
  )
  await pg.exec("INSERT INTO sales VALUES (-1, '0', -1, '{}', '-1 year')")
  const subscription = await pg.trickle.subscribe('s', () => undefined)
  const ids = (all: readonly unknown[]) => (all as { id: number }[]).map(({ id }) => id)
  expect(
    ids(subscription.rows).filter((id) => id !== -1),
    name,
  ).toEqual(ids(rows))
  await followed.unsubscribe()
  await subscription.unsubscribe()
}

it('rows that tie are in the order in which they came, and keep their places', async () => {
  const pg = await freshDatabase('CREATE TABLE t (id text PRIMARY KEY, v int, w int)')
  const subscription = await follow(pg, 'SELECT * FROM t ORDER BY v')
  const ids = () => (subscription.rows as { id: string }[]).map(({ id }) => id).join(' ')
  await pg.exec("INSERT INTO t VALUES ('x', 2, 1), ('y', 1, 1), ('z', 2, 0)")
  expect(ids()).toBe('y x z')
  const before = subscription.rows
  await pg.exec("UPDATE t SET w = 9 WHERE id = 'x'")
  expect(ids()).toBe('y x z')
  expect(subscription.rows.map((row, index) => row === before[index])).toEqual([true, false, true])
  await pg.exec("INSERT INTO t VALUES ('a', 1, 1), ('b', 2, 1); UPDATE t SET v = 2 WHERE id = 'y'")
  expect(ids()).toBe('a y x z b')
})

it('a stream table that gets another order is in it, and the subscriber is told', async () => {
  const pg = await freshDatabase(`${SALES}; ${FIRST}`)
  const told: unknown[] = []
  await pg.trickle.createStreamTable('s', 'SELECT id, region FROM sales ORDER BY id')
  const subscription = await pg.trickle.subscribe('s', ({ rows }) => told.push(rows), { rows: true })
  onTestFinished(() => subscription.unsubscribe())
  const query = 'SELECT id, region FROM sales ORDER BY region DESC, id'
  await pg.trickle.createStreamTable('s', query, { orReplace: true })
  const { rows } = await pg.query(query)
  await expect.poll(() => told.at(-1)).toEqual(rows)
})
