// A filter: the rows of a table that a predicate keeps, with expressions over their columns.
import { PGlite } from '@electric-sql/pglite'
import { trickle } from '@pgtrickle/pglite-lite'

const pg = await PGlite.create({ extensions: { trickle } })
const read = async () => (await pg.query('SELECT * FROM large_orders ORDER BY id')).rows

await pg.exec(`
  CREATE TABLE orders (id int PRIMARY KEY, customer text, amount int);
  INSERT INTO orders VALUES (1, 'Ada', 250), (2, 'Bob', 40), (3, 'Cyd', 120);
`)
await pg.trickle.createStreamTable(
  'large_orders',
  'SELECT id, upper(customer) AS customer, amount FROM orders WHERE amount >= 100',
)
console.log('large_orders')
console.table(await read())

for (const statement of [
  "INSERT INTO orders VALUES (4, 'Dan', 300), (5, 'Eve', 15)",
  'UPDATE orders SET amount = amount + 60 WHERE id IN (1, 2)',
  'DELETE FROM orders WHERE id = 3',
]) {
  console.log(`\n${statement}`)
  await pg.exec(statement)
  console.table(await read())
}

console.log('\nEqual to a fresh run of its query:', (await pg.trickle.verifyStreamTable('large_orders')).ok)
await pg.close()
