import { PGlite } from '@electric-sql/pglite'
import { trickle } from '@pgtrickle/pglite-lite'

/** A stream table of this page: its name, its defining query, and the column that tells its rows apart. */
export interface Definition {
  readonly name: string
  readonly query: string
  readonly key: string
}

/** In the order of creation: the last one reads the second. */
export const definitions: readonly Definition[] = [
  {
    name: 'large_orders',
    query: 'SELECT id, customer, amount\nFROM orders\nWHERE amount >= 100',
    key: 'id',
  },
  {
    name: 'order_list',
    query: 'SELECT orders.id, name, region, amount\n' + 'FROM orders\nJOIN customers ON customers.id = orders.customer',
    key: 'id',
  },
  {
    name: 'region_totals',
    query:
      'SELECT region, count(*) AS orders, sum(amount) AS total,\n  round(avg(amount), 2) AS average\n' +
      'FROM order_list\nGROUP BY region',
    key: 'region',
  },
]

/** A database in memory with the source tables, some rows, and the stream tables. */
export async function openDatabase() {
  const pg = await PGlite.create({ extensions: { trickle } })
  await pg.exec(`
    CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, region text NOT NULL);
    CREATE TABLE orders (
      id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      customer int NOT NULL REFERENCES customers,
      amount int NOT NULL
    );
    INSERT INTO customers VALUES (1, 'Ada', 'EU'), (2, 'Bob', 'US'), (3, 'Cyd', 'EU');
    INSERT INTO orders (customer, amount) VALUES (1, 250), (2, 40), (3, 120);
  `)
  for (const { name, query } of definitions) await pg.trickle.createStreamTable(name, query)
  return pg
}
