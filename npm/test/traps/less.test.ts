import { describe, expect, it } from 'vitest'
import { rows } from '../support/database.js'
import { expectMaintained } from '../support/maintained.js'
import { openShop } from '../support/shop.js'

const QUERIES = {
  large: 'SELECT id, amount > 5 AS large FROM orders',
  named: 'SELECT o.id, o.amount, c.region FROM orders o JOIN customers c ON c.id = o.customer',
  regions:
    'SELECT c.region, sum(o.amount) AS total FROM orders o JOIN customers c ON c.id = o.customer GROUP BY c.region',
}

/** Where the rows of the states are: a row that is written moves. */
async function open(...script: string[]) {
  const pg = await openShop(...script)
  const states: string[] = []
  for (const [name, query] of Object.entries(QUERIES)) {
    const { stages } = await pg.trickle.createStreamTable(name, query)
    states.push(...stages.map(({ state }) => state))
  }
  const places = () => Promise.all(states.map((state) => rows(pg, `SELECT ctid::text, * FROM ${state} ORDER BY ctid`)))
  return { pg, places }
}

describe('a change that changes nothing of the result writes nothing', () => {
  it.each([
    ['an UPDATE of a column that the queries do not read', "UPDATE orders SET note = 'new'"],
    ['an UPDATE to the same values', 'UPDATE orders SET amount = amount, customer = customer'],
    ['two updates that take each other back', 'UPDATE orders SET note = NULL; UPDATE orders SET note = note'],
  ])('%s', async (_, change) => {
    const { pg, places } = await open('ALTER TABLE orders ADD note text')
    const before = await places()
    await pg.exec(change)
    expect(await places()).toEqual(before)
  })

  it('an UPDATE that the outputs do not show', async () => {
    const { pg } = await open()
    const [state] = (await pg.trickle.explainStreamTable('large')).stages.map((stage) => stage.state)
    const before = await rows(pg, `SELECT ctid::text, * FROM ${state} ORDER BY ctid`)
    await pg.exec('UPDATE orders SET amount = amount + 1 WHERE amount > 5')
    expect(await rows(pg, `SELECT ctid::text, * FROM ${state} ORDER BY ctid`)).toEqual(before)
    await expectMaintained(pg, 'large')
  })

  it('but 1.0 and 1.00 are different, though equal', async () => {
    const { pg } = await open('ALTER TABLE orders ALTER amount TYPE numeric')
    await pg.exec('UPDATE orders SET amount = 1.0 WHERE id = 1')
    await pg.exec('UPDATE orders SET amount = 1.00 WHERE id = 1')
    expect(await rows(pg, 'SELECT amount::text FROM named WHERE id = 1')).toEqual([{ amount: '1.00' }])
  })
})

describe('what is computed again and stays as it is', () => {
  const ranked = 'SELECT id, lot, rank() OVER (PARTITION BY lot ORDER BY amount, id) AS place FROM sales'
  const listed =
    "SELECT lot, string_agg(id::text, ',' ORDER BY id) FILTER (WHERE amount > 0) AS ids FROM sales GROUP BY lot"

  async function openSales(query: string) {
    const pg = await openShop(`
      CREATE TABLE sales (id int PRIMARY KEY, lot int NOT NULL, amount int NOT NULL);
      CREATE INDEX ON sales (lot);
      INSERT INTO sales SELECT n, n % 10, n FROM generate_series(1, 1000) AS n`)
    await pg.trickle.createStreamTable('computed', query)
    const [state = ''] = (await pg.trickle.explainStreamTable('computed')).stages.map((stage) => stage.state)
    return { pg, state }
  }

  it('is not written: the rows of a partition before the one that is new', async () => {
    const { pg, state } = await openSales(ranked)
    const places = () => rows(pg, `SELECT id, ctid::text FROM ${state} WHERE id <> 1003 AND NOT (lot = 3 AND id > 903)`)
    const before = await places()
    await pg.exec('INSERT INTO sales VALUES (1003, 3, 903)')
    expect(await rows(pg, 'SELECT place::int FROM computed WHERE id = 1003')).toEqual([{ place: 92 }])
    expect(await places()).toEqual(before)
    await expectMaintained(pg, 'computed')
  })

  it('is not written: a group of which an argument changes and the result does not', async () => {
    const { pg, state } = await openSales(listed)
    const before = await rows(pg, `SELECT ctid::text, * FROM ${state} ORDER BY 1`)
    await pg.exec('UPDATE sales SET amount = amount + 1')
    expect(await rows(pg, `SELECT ctid::text, * FROM ${state} ORDER BY 1`)).toEqual(before)
    await pg.exec('UPDATE sales SET amount = 0 WHERE id < 20')
    await expectMaintained(pg, 'computed')
  })

  it('does not make the state grow, as nothing vacuums it', async () => {
    const { pg, state } = await openSales(ranked)
    const size = async () =>
      (await pg.query<{ n: number }>(`SELECT pg_relation_size('${state}')::int AS n`)).rows[0]?.n ?? Number.NaN
    const before = await size()
    for (let n = 0; n < 200; n++) {
      await pg.exec(`INSERT INTO sales VALUES (2000, ${n % 10}, 975); DELETE FROM sales WHERE id = 2000`)
    }
    expect(await size()).toBeLessThan(1.5 * before)
    await expectMaintained(pg, 'computed')
  })
})

describe('a row that several firings meet', () => {
  it.each(['INSERT', 'UPDATE'])('as a row trigger takes it away and puts it back, on %s', async (event) => {
    const { pg } = await open()
    await pg.exec(`
      CREATE FUNCTION again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF pg_trigger_depth() = 1 THEN
          DELETE FROM orders WHERE id = NEW.id;
          INSERT INTO orders (id, customer, amount) VALUES (NEW.id, 2, NEW.amount + 1);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER again AFTER ${event} ON orders FOR EACH ROW EXECUTE FUNCTION again()`)
    await pg.exec(
      event === 'INSERT'
        ? 'INSERT INTO orders (id, customer, amount) VALUES (50, 1, 7), (51, 1, 8)'
        : 'UPDATE orders SET customer = 1, amount = 9',
    )
    for (const name of Object.keys(QUERIES)) await expectMaintained(pg, name)
  })

  it('as a statement adds both sides of a join', async () => {
    const { pg } = await open()
    await pg.exec(`WITH c AS (INSERT INTO customers (id, name, region) VALUES (90, 'Eve', 'EU'))
      INSERT INTO orders (id, customer, amount) VALUES (90, 90, 1)`)
    for (const name of Object.keys(QUERIES)) await expectMaintained(pg, name)
  })
})
