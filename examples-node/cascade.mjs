// A cascade: a stream table that reads another. One statement on the source table changes both.
import { PGlite } from '@electric-sql/pglite'
import { trickle } from '@pgtrickle/pglite-lite'

const pg = await PGlite.create({ extensions: { trickle } })

async function show() {
  console.log('product_sales')
  console.table((await pg.query('SELECT * FROM product_sales ORDER BY product')).rows)
  console.log('best_sellers')
  console.table((await pg.query('SELECT * FROM best_sellers ORDER BY product')).rows)
}

await pg.exec(`
  CREATE TABLE sales (id int PRIMARY KEY, product text, units int);
  INSERT INTO sales VALUES (1, 'tea', 8), (2, 'tea', 4), (3, 'rice', 9);
`)
await pg.trickle.createStreamTable('product_sales', 'SELECT product, sum(units) AS units FROM sales GROUP BY product')
await pg.trickle.createStreamTable('best_sellers', 'SELECT product, units FROM product_sales WHERE units >= 10')
await show()

for (const statement of [
  "INSERT INTO sales VALUES (4, 'rice', 3), (5, 'salt', 2)",
  "UPDATE sales SET units = 12 WHERE product = 'salt'",
  'DELETE FROM sales WHERE id = 1',
]) {
  console.log(`\n${statement}`)
  await pg.exec(statement)
  await show()
}

// The one that others read goes last, or with all that read it: { cascade: true }.
await pg.trickle.dropStreamTable('product_sales', { cascade: true })
console.log('\nStream tables after DROP … CASCADE:', (await pg.trickle.streamTables()).length)
await pg.close()
