// An aggregate: counts, sums and averages of groups, each over all rows or over those that a FILTER keeps.
import { PGlite } from '@electric-sql/pglite'
import { trickle } from '@pgtrickle/pglite-lite'

const pg = await PGlite.create({ extensions: { trickle } })
const read = async () => (await pg.query('SELECT * FROM region_totals ORDER BY region')).rows

await pg.exec(`
  CREATE TABLE orders (id int PRIMARY KEY, region text, amount int, paid boolean);
  INSERT INTO orders VALUES (1, 'EU', 100, true), (2, 'EU', 50, false), (3, 'US', 80, true);
`)
await pg.trickle.createStreamTable(
  'region_totals',
  `SELECT region,
          count(*) AS orders,
          sum(amount) AS total,
          round(avg(amount), 2) AS average,
          count(*) FILTER (WHERE NOT paid) AS unpaid
   FROM orders
   GROUP BY region`,
)
console.log('region_totals')
console.table(await read())

for (const statement of [
  "INSERT INTO orders VALUES (4, 'EU', 25, false), (5, 'APAC', 60, true)",
  'UPDATE orders SET paid = true WHERE id = 2',
  "UPDATE orders SET region = 'US' WHERE id = 1",
  "DELETE FROM orders WHERE region = 'APAC'",
]) {
  console.log(`\n${statement}`)
  await pg.exec(statement)
  console.table(await read())
}

console.log('\nEqual to a fresh run of its query:', (await pg.trickle.verifyStreamTable('region_totals')).ok)
await pg.close()
