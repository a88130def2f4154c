// A join: rows of two tables put together. Both need a primary key; a change to either is followed.
import { PGlite } from '@electric-sql/pglite'
import { trickle } from '@pgtrickle/pglite-lite'

const pg = await PGlite.create({ extensions: { trickle } })
const read = async () => (await pg.query('SELECT * FROM order_list ORDER BY id')).rows

await pg.exec(`
  CREATE TABLE customers (id int PRIMARY KEY, name text);
  CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers ON DELETE CASCADE, amount int);
  INSERT INTO customers VALUES (1, 'Ada'), (2, 'Bob');
  INSERT INTO orders VALUES (10, 1, 250), (11, 1, 40), (12, 2, 120);
`)
await pg.trickle.createStreamTable(
  'order_list',
  `SELECT orders.id, customers.name, orders.amount
   FROM orders
   JOIN customers ON customers.id = orders.customer_id`,
)
console.log('order_list')
console.table(await read())

for (const statement of [
  'INSERT INTO orders VALUES (13, 2, 75)',
  "UPDATE customers SET name = 'Ada Lovelace' WHERE id = 1",
  'UPDATE orders SET customer_id = 2 WHERE id = 11',
  'DELETE FROM customers WHERE id = 1',
]) {
  console.log(`\n${statement}`)
  await pg.exec(statement)
  console.table(await read())
}

console.log('\nEqual to a fresh run of its query:', (await pg.trickle.verifyStreamTable('order_list')).ok)
await pg.close()
