// A join with GROUP BY: groups over the rows of two tables, in one transaction that changes both.
import { PGlite } from '@electric-sql/pglite'
import { trickle } from '@pgtrickle/pglite-lite'

const pg = await PGlite.create({ extensions: { trickle } })
const QUERY = 'SELECT * FROM region_totals ORDER BY region'

await pg.exec(`
  CREATE TABLE customers (id int PRIMARY KEY, region text);
  CREATE TABLE orders (id int PRIMARY KEY, customer_id int, amount int);
  INSERT INTO customers VALUES (1, 'EU'), (2, 'US'), (3, 'EU');
  INSERT INTO orders VALUES (10, 1, 250), (11, 2, 40), (12, 3, 120);
`)
await pg.trickle.createStreamTable(
  'region_totals',
  `SELECT c.region, count(*) AS orders, sum(o.amount) AS total
   FROM orders o
   JOIN customers c ON c.id = o.customer_id
   GROUP BY c.region`,
)
console.log('region_totals')
console.table((await pg.query(QUERY)).rows)

await pg.transaction(async (tx) => {
  for (const statement of [
    "INSERT INTO customers VALUES (4, 'APAC')",
    'INSERT INTO orders VALUES (13, 4, 75), (14, 2, 10)',
    "UPDATE customers SET region = 'US' WHERE id = 3",
    'DELETE FROM orders WHERE id = 13',
  ]) {
    console.log(`\n${statement}`)
    await tx.exec(statement)
    console.table((await tx.query(QUERY)).rows)
  }
  console.log('\nROLLBACK')
  await tx.rollback()
})
console.table((await pg.query(QUERY)).rows)

console.log('\nEqual to a fresh run of its query:', (await pg.trickle.verifyStreamTable('region_totals')).ok)
await pg.close()
