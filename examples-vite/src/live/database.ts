import type { PGliteInterfaceExtensions } from '@electric-sql/pglite'
import { live } from '@electric-sql/pglite/live'
import { PGliteWorker } from '@electric-sql/pglite/worker'
import { trickle } from '@pgtrickle/pglite-lite'

/** Revenue of a region. */
export type Region = { region: string; orders: number; revenue: string }

/** Revenue of ten seconds; `slot` counts them. */
export type Slot = { slot: number; revenue: string }

export const SLOT_MILLISECONDS = 10_000

export const BY_REGION = `SELECT region, count(*) AS orders, sum(amount) AS revenue
FROM orders
JOIN customers ON customers.id = orders.customer
GROUP BY region`

const BY_TIME = 'SELECT slot, sum(amount) AS revenue FROM orders GROUP BY slot'

const CUSTOMERS = 1000

export type Database = PGliteWorker & PGliteInterfaceExtensions<typeof extensions>

const extensions = { live, trickle }

/** The database of this page, which lives in IndexedDB and in a worker that all open tabs share. */
export async function openDatabase(size: number): Promise<Database> {
  const worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' })
  const pg = await PGliteWorker.create(worker, { dataDir: 'idb://orders', extensions })
  const { rows } = await pg.query("SELECT to_regclass('orders') IS NOT NULL AS exists")
  if (!(rows[0] as { exists: boolean }).exists) {
    await pg.exec(`
      CREATE TABLE customers (id int PRIMARY KEY, region text NOT NULL);
      CREATE TABLE orders (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer int NOT NULL,
        amount numeric(10,2) NOT NULL,
        slot int NOT NULL
      );
      INSERT INTO customers
      SELECT n, (ARRAY['Africa', 'Asia', 'Europe', 'North America', 'Oceania', 'South America'])[n % 6 + 1]
      FROM generate_series(1, ${CUSTOMERS}) AS n;
      CREATE INDEX ON orders (customer)`)
    await fill(pg, size)
  }
  await pg.trickle.createStreamTable('revenue_by_region', BY_REGION, { ifNotExists: true })
  await pg.trickle.createStreamTable('revenue_by_time', BY_TIME, { ifNotExists: true })
  return pg
}

const currentSlot = () => Math.floor(Date.now() / SLOT_MILLISECONDS)

/** Puts so many orders of the last ten minutes in the place of those that are there. */
export function fill(pg: Database, size: number): Promise<void> {
  const work = pg.transaction(async (tx) => {
    await tx.exec('TRUNCATE orders')
    await tx.query(INSERT, [size, currentSlot() - 59, 60])
  })
  return answered(pg, work)
}

/** Inserts so many orders of random customers. */
export async function insertOrders(pg: Database, count: number): Promise<void> {
  await answered(pg, pg.query(INSERT, [count, currentSlot(), 1]))
}

/** So many orders of random customers, in one of some slots. */
const INSERT = `
  INSERT INTO orders (customer, amount, slot)
  SELECT 1 + floor(random() * ${CUSTOMERS}), (5 + random() * 95)::numeric(10,2), $2::int + n % $3::int
  FROM generate_series(1, $1::int) AS n`

/** What is under way when the tab that leads is closed may never be answered. */
function answered<Answer>(pg: Database, work: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const forget = pg.onLeaderChange(() => {
      forget()
      reject(new Error('Another tab leads now: the last orders may be lost.'))
    })
    work.then(resolve, reject).finally(forget)
  })
}
