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
