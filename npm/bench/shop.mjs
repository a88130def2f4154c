import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { live } from '@electric-sql/pglite/live'

// What is measured is the package as it is published; its types are there without a build.
/** @type {typeof import('../src/index.js')} */
const { trickle } = await import(new URL('../dist/index.js', import.meta.url).href)

// Databases that share the compiled module share what V8 has optimised of it, so none of them is measured cold.
const pgliteWasmModule = await WebAssembly.compile(
  await readFile(new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'))),
)

/**
 * The patterns, each with the key that `live.incrementalQuery` needs.
 *
 * @type {Record<string, { query: string, key: string }>}
 */
export const PATTERNS = {
  filter: { query: 'SELECT id, customer_id, amount * 2 AS twice FROM orders WHERE amount > 50', key: 'id' },
  bag: { query: "SELECT level, message FROM logs WHERE level <> 'debug'", key: '' },
  aggregate: {
    query: 'SELECT region, count(*) AS n, sum(amount) AS total, avg(amount) AS mean FROM orders GROUP BY region',
    key: 'region',
  },
  'recomputed aggregate': {
    query: 'SELECT customer_id, sum(weight) AS weight FROM orders GROUP BY customer_id',
    key: 'customer_id',
  },
  join: {
    query: 'SELECT o.id, c.name, o.amount FROM orders o JOIN customers c ON c.id = o.customer_id',
    key: 'id',
  },
  'join and aggregate': {
    query: `SELECT c.segment, count(*) AS n, sum(o.amount) AS total
      FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.segment`,
    key: 'segment',
  },
}

/**
 * Opens a PGlite with this many orders and logs, and a tenth as many customers.
 *
 * @param {number} rows
 */
export async function openShop(rows) {
  const pg = await PGlite.create({ pgliteWasmModule, extensions: { live, trickle } })
  await pg.exec(`
    CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, segment int NOT NULL);
    CREATE TABLE orders (
      id int PRIMARY KEY, customer_id int NOT NULL, region int NOT NULL, amount numeric(10,2) NOT NULL, weight float8
    );
    CREATE TABLE logs (level text, message text);
    INSERT INTO customers SELECT n, 'customer ' || n, n % 20 FROM generate_series(1, ${rows / 10}) AS n;
    INSERT INTO orders
      SELECT n, n % ${rows / 10} + 1, n % 50, n % 100 + 0.25, n / 7.0 FROM generate_series(1, ${rows}) AS n;
    INSERT INTO logs SELECT CASE n % 2 WHEN 0 THEN 'info' ELSE 'debug' END, 'event ' || n FROM generate_series(1, ${rows}) AS n;
    CREATE INDEX ON orders (customer_id);`)
  return pg
}

/** @typedef {Awaited<ReturnType<typeof openShop>>} Shop */

/**
 * Inserts one more row that the pattern's query shows.
 *
 * @param {Shop} pg
 * @param {string} pattern
 * @param {number} id a new id
 */
export function insertOne(pg, pattern, id) {
  return pattern.endsWith('bag')
    ? pg.query('INSERT INTO logs VALUES ($1, $2)', ['warn', `event ${id}`])
    : pg.query('INSERT INTO orders VALUES ($1, $2, $3, $4, $5)', [id, (id % 1000) + 1, id % 50, '75.50', 1.5])
}
