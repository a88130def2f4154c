import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { live } from '@electric-sql/pglite/live'

// What is measured is the package as it is published; its types are there without a build.
/** @param {string} path where a build lies */
const load = async (path) =>
  /** @type {typeof import('../src/index.js')} */ (await import(new URL('index.js', path).href))

/** Where the build to measure lies. */
export const DIST = new URL('../dist/', import.meta.url).href

// Databases that share the compiled module share what V8 has optimised of it, so none of them is measured cold.
const pgliteWasmModule = await WebAssembly.compile(
  await readFile(new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'))),
)

/**
 * @typedef {object} Pattern
 * @property {[name: string, query: string][]} tables stream tables in the order of creation; the last one is read
 * @property {string} query what a stream table shows, as a query over the sources
 * @property {string} key of the result, for live.incrementalQuery and live.changes
 * @property {string} [indexes] on the sources, as validateQuery advises; the bare contender has them too
 */

const FILTER = 'SELECT id, customer_id, amount * 2 AS twice FROM orders WHERE amount > 50'
const JOIN = 'SELECT o.id, c.name, o.amount FROM orders o JOIN customers c ON c.id = o.customer_id'
const AGGREGATE = 'SELECT region, count(*) AS n, sum(amount) AS total FROM orders GROUP BY region'

/**
 * @param {string} query
 * @param {string} key
 * @returns {Pattern}
 */
const one = (query, key) => ({ tables: [['followed', query]], query, key })

/** @type {Record<string, Pattern>} */
export const PATTERNS = {
  filter: one(FILTER, 'id'),
  'aggregate, 20 groups': one(AGGREGATE, 'region'),
  'aggregate, 5,000 groups': one(AGGREGATE.replaceAll('region', 'bucket'), 'bucket'),
  join: one(JOIN, 'id'),
  'join and aggregate': one(
    `SELECT c.segment, count(*) AS n, sum(o.amount) AS total
      FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.segment`,
    'segment',
  ),
  'three stream tables': {
    tables: [
      ['first', FILTER],
      ['second', AGGREGATE],
      ['third', JOIN],
    ],
    query: JOIN,
    key: 'id',
  },
  cascade: {
    tables: [
      ['large', 'SELECT id, region, amount FROM orders WHERE amount > 50'],
      ['by_region', 'SELECT region, count(*) AS n, sum(amount) AS total FROM large GROUP BY region'],
    ],
    query: `${AGGREGATE.replace(' GROUP', ' WHERE amount > 50 GROUP')}`,
    key: 'region',
  },
}

/** One of each further construct; `lot` has 100 rows each. @type {Record<string, Pattern>} */
export const CONSTRUCTS = {
  'left join': one(JOIN.replace('JOIN', 'LEFT JOIN'), 'id'),
  'three-way join': one(
    `SELECT o.id, c.name, s.title, o.amount
      FROM orders o JOIN customers c ON c.id = o.customer_id JOIN segments s ON s.id = c.segment`,
    'id',
  ),
  'min and max': one('SELECT region, min(amount) AS low, max(amount) AS high FROM orders GROUP BY region', 'region'),
  distinct: one('SELECT DISTINCT region, bucket FROM orders', 'region'),
  exists: one(
    `SELECT id, name FROM customers c
      WHERE EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id AND o.amount > 70)`,
    'id',
  ),
  'window, 100 rows a partition': {
    ...one('SELECT id, lot, rank() OVER (PARTITION BY lot ORDER BY amount, id) AS place FROM orders', 'id'),
    indexes: 'CREATE INDEX ON orders (lot);',
  },
  'top 10': one('SELECT id, amount FROM orders ORDER BY amount DESC, id LIMIT 10', 'id'),
}

/** The patterns with one stream table, which other contenders can say too. */
export const SINGLE = ['filter', 'aggregate, 20 groups', 'aggregate, 5,000 groups', 'join', 'join and aggregate']

/** @param {string} name */
export function pattern(name) {
  const found = PATTERNS[name] ?? CONSTRUCTS[name]
  if (!found) throw new Error(`no pattern ${name}`)
  return found
}

/** The sources. */
export const SCHEMA = `
  CREATE TABLE segments (id int PRIMARY KEY, title text NOT NULL);
  INSERT INTO segments SELECT n, 'segment ' || n FROM generate_series(0, 19) AS n;
  CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, segment int NOT NULL);
  CREATE TABLE orders (
    id int PRIMARY KEY, customer_id int NOT NULL, region int NOT NULL, bucket int NOT NULL,
    amount numeric(10,2) NOT NULL, note text, lot int
  );
  CREATE INDEX ON orders (customer_id);`

/** How many customers stand behind so many orders. */
export const customers = (/** @type {number} */ rows) => Math.max(rows / 10, 10)

/** @param {number} rows */
const lots = (rows) => Math.max(rows / 100, 1)

/** The rows of the sources. */
export const fill = (/** @type {number} */ rows) => `
  INSERT INTO customers SELECT n, 'customer ' || n, n % 20 FROM generate_series(1, ${customers(rows)}) AS n;
  INSERT INTO orders SELECT n, n % ${customers(rows)} + 1, n % 20, n % 5000, n % 100 + 0.25, NULL, n % ${lots(rows)}
    FROM generate_series(1, ${rows}) AS n;`

/**
 * Opens a PGlite with so many orders and a tenth as many customers.
 *
 * @param {number} rows
 * @param {{ dist?: string, dataDir?: string, extensions?: import('@electric-sql/pglite').Extensions }} [options]
 */
export async function openShop(rows, { dist = DIST, dataDir = 'memory://', extensions = {} } = {}) {
  const { trickle } = await load(dist)
  const pg = await PGlite.create({ dataDir, pgliteWasmModule, extensions: { live, trickle, ...extensions } })
  await pg.exec(`${SCHEMA}${fill(rows)}`)
  return pg
}

/** @typedef {Awaited<ReturnType<typeof openShop>>} Shop */

/**
 * Creates the stream tables of a pattern.
 *
 * @param {Shop} pg
 * @param {string} name
 */
export async function follow(pg, name) {
  for (const [table, query] of pattern(name).tables) await pg.trickle.createStreamTable(table, query)
}

/**
 * The single-row statements; the order of this id is put in, changed where the result shows it, changed where it does
 * not, and taken out.
 *
 * @param {number} id
 * @param {number} rows
 * @returns {Record<string, [sql: string, parameters: unknown[]]>}
 */
export const statements = (id, rows) => ({
  INSERT: [
    'INSERT INTO orders VALUES ($1, $2, $3, $4, $5, NULL, $6)',
    [id, (id % customers(rows)) + 1, id % 20, id % 5000, '75.50', id % lots(rows)],
  ],
  UPDATE: ['UPDATE orders SET amount = $2 WHERE id = $1', [id, 60 + (id % 30)]],
  'UPDATE of what nobody shows': ['UPDATE orders SET note = $2 WHERE id = $1', [id, `note ${id}`]],
  DELETE: ['DELETE FROM orders WHERE id = $1', [id]],
})
