// Writes into a data directory until it is killed. After each commit it prints the number of the transaction.
// Usage: node writer.mjs <directory> <seed>
import { PGlite } from '@electric-sql/pglite'
import { trickle } from '../../dist/index.js'
import { QUERIES, SETUP } from './shop.mjs'

const [, , directory = '', seed = '1'] = process.argv
let state = Number(seed)

/** @param {number} below */
function random(below) {
  state = (state * 48271) % 2147483647
  return state % below
}

const pg = await PGlite.create(directory, { extensions: { trickle } })
const { rows } = await pg.query("SELECT to_regclass('orders') IS NOT NULL AS there")
if (!(/** @type {{ there: boolean }} */ (rows[0])?.there)) {
  await pg.exec(SETUP)
  for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
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
console.log('ready')
for (;;) {
  const { rows } = await pg.transaction(async (tx) => {
    for (let left = 1 + random(3); left > 0; left--) await tx.exec(statements[random(statements.length)]?.() ?? '')
    if (random(12) === 0) await pg.trickle.refreshStreamTable('totals', { tx })
    if (random(12) === 0)
      await pg.trickle.createStreamTable('totals', `${QUERIES.totals} -- ${random(99)}`, { tx, orReplace: true })
    return tx.query('UPDATE progress SET number = number + 1 RETURNING number')
  })
  console.log(/** @type {{ number: number }} */ (rows[0]).number)
}
