/** The tables that are written to while the writer is killed. */
export const SETUP = `
  CREATE TABLE progress (number int);
  INSERT INTO progress VALUES (0);
  CREATE TABLE customers (id int PRIMARY KEY, region text);
  INSERT INTO customers VALUES (1, 'EU'), (2, 'US'), (3, NULL);
  CREATE TABLE orders (id int PRIMARY KEY, customer int REFERENCES customers, amount int);
  CREATE TABLE logs (level text, message text)`

/** @type {Record<string, string>} */
export const QUERIES = {
  filtered: 'SELECT id, amount * 2 AS twice FROM orders WHERE amount > 10',
  messages: "SELECT level, message FROM logs WHERE level <> 'debug'",
  regions: 'SELECT c.region, sum(o.amount) AS s FROM orders o JOIN customers c ON c.id = o.customer GROUP BY c.region',
  most: 'SELECT customer, max(amount) AS most FROM orders GROUP BY customer',
  totals: 'SELECT customer, count(*) AS n, sum(amount) AS total FROM orders GROUP BY customer',
}

/**
 * Makes the tables and their stream tables, unless they are there.
 *
 * @param {import('../../dist/index.js').PGliteWithTrickle} pg
 */
export async function make(pg) {
  const { rows } = await pg.query("SELECT to_regclass('orders') IS NOT NULL AS there")
  if (/** @type {{ there: boolean }} */ (rows[0])?.there) return
  await pg.exec(SETUP)
  for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
}

/**
 * Writes random transactions without end.
 *
 * @param {import('../../dist/index.js').PGliteWithTrickle} pg
 * @param {number} seed
 * @param {(number: number) => void} committed is told the number of each transaction that is committed
 */
export async function write(pg, seed, committed) {
  let state = seed
  /** @param {number} below */
  const random = (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
  const statements = [
    () =>
      `INSERT INTO orders SELECT n, 1 + n % 3, n % 50 FROM generate_series(${random(500)}, ${random(900)}) AS n ON CONFLICT DO NOTHING`,
    () => `UPDATE orders SET amount = amount + 1, customer = 1 + ${random(3)} WHERE id % 7 = ${random(7)}`,
    () => `DELETE FROM orders WHERE id % 5 = ${random(5)}`,
    () => `UPDATE customers SET region = 'R${random(4)}' WHERE id = ${1 + random(3)}`,
    () => `INSERT INTO logs SELECT 'error', n::text FROM generate_series(1, ${random(200)}) AS n`,
    () => `DELETE FROM logs WHERE message::int % 3 = ${random(3)}`,
  ]
  for (;;) {
    if (random(15) === 0) await pg.trickle.pause('messages')
    if (random(8) === 0) await pg.trickle.resume('messages')
    const { rows } = await pg.transaction(async (tx) => {
      for (let left = 1 + random(3); left > 0; left--) await tx.exec(statements[random(statements.length)]?.() ?? '')
      if (random(12) === 0) await pg.trickle.refreshStreamTable('totals', { tx })
      if (random(12) === 0)
        await pg.trickle.createStreamTable('totals', `${QUERIES.totals} -- ${random(99)}`, { tx, orReplace: true })
      return tx.query('UPDATE progress SET number = number + 1 RETURNING number')
    })
    // PGlite stores in IndexedDB what a transaction committed only after the next statement outside of one.
    await pg.exec('SELECT')
    committed(/** @type {{ number: number }} */ (rows[0]).number)
  }
}
