import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Oracle } from './support/oracle.js'
import { PATTERNS } from './support/patterns.js'
import { type Action, FOREIGN_KEYS, type ForeignKey, foreignKey, installSchema, resetSchema } from './support/schema.js'

const oracle = await Oracle.open()
beforeAll(() => installSchema(oracle, PATTERNS), 60_000)
beforeEach(() => resetSchema(oracle))
afterAll(() => oracle.close())

const keys = Object.keys(FOREIGN_KEYS) as ForeignKey[]

/** A row trigger with this body. */
const trigger = (name: string, when: string, body: string) => `
  CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $trigger$ BEGIN ${body} END $trigger$;
  CREATE TRIGGER ${name} ${when} EXECUTE FUNCTION ${name}();`

describe('trap 1: foreign key actions', () => {
  const actions: [onDelete: Action, onUpdate: Action][] = [
    ['CASCADE', 'CASCADE'],
    ['SET NULL', 'CASCADE'],
    ['CASCADE', 'SET NULL'],
    ['SET NULL', 'SET NULL'],
  ]

  it.each(actions)('ON DELETE %s, ON UPDATE %s', async (onDelete, onUpdate) => {
    for (const key of keys) await oracle.pg.exec(foreignKey(key, onDelete, onUpdate))
    await oracle.runAll(
      'UPDATE customers SET id = id + 10 WHERE id = 1',
      'UPDATE orders SET id = 100 - id',
      'UPDATE customers SET id = id + 20',
      "DELETE FROM customers WHERE name = 'ada'",
      'DELETE FROM orders WHERE id = 97',
      "INSERT INTO customers VALUES (1, 'eve', 'EU', 3)",
      'UPDATE orders SET customer_id = 1, price = 2',
      'UPDATE notes SET customer_id = 1',
      'DELETE FROM customers WHERE id = 1',
      'DELETE FROM customers',
    )
  })

  it('with the two paths from customers to notes going different ways', async () => {
    await oracle.pg.exec(foreignKey('notes_customer_id_fkey', 'SET NULL', 'CASCADE'))
    await oracle.pg.exec(foreignKey('notes_order_id_fkey', 'CASCADE', 'CASCADE'))
    await oracle
      .runAll('DELETE FROM customers WHERE id = 1', 'UPDATE customers SET id = 9', 'DELETE FROM customers')
      .catch((error) => expect(error).toMatchObject({ code: '23505' }))
    await oracle.check('a key that is there twice')
    await oracle.runAll('DELETE FROM customers WHERE id IN (2, 3)', 'DELETE FROM customers')
  })

  it('deferred to the end of the transaction', async () => {
    await oracle.pg.exec(`ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey, ADD CONSTRAINT orders_customer_id_fkey
      FOREIGN KEY (customer_id) REFERENCES customers DEFERRABLE INITIALLY DEFERRED`)
    await oracle.runAll(
      'BEGIN',
      'DELETE FROM customers WHERE id = 1',
      'UPDATE orders SET customer_id = 77 WHERE customer_id = 2',
      "INSERT INTO customers VALUES (1, 'new', 'US', 5), (77, NULL, NULL, NULL)",
      'COMMIT',
    )
    await oracle.pg.exec('BEGIN; DELETE FROM customers')
    await expect(oracle.pg.exec('COMMIT')).rejects.toMatchObject({ code: '23503' })
    await oracle.check('a transaction that its foreign key ended')
  })
})

describe('trap 2: a data-modifying CTE on both sides of a join', () => {
  it.each([
    [
      'inserts',
      `WITH c AS (INSERT INTO customers VALUES (8, 'new', 'EU', 1) RETURNING id),
        o AS (INSERT INTO orders SELECT 80, id, 7, 2, 1.25, 1 FROM c RETURNING id),
        l AS (INSERT INTO lines SELECT id, 1, 'a', 1 FROM o) INSERT INTO notes SELECT 80, 8, 80, 'n'`,
    ],
    [
      'deletes',
      `WITH l AS (DELETE FROM lines WHERE order_id IN (1, 2)), n AS (DELETE FROM notes WHERE order_id IN (1, 3)),
        o AS (DELETE FROM orders WHERE id IN (1, 2, 3)) DELETE FROM customers WHERE id IN (1, 2)`,
    ],
    [
      'updates',
      `WITH c AS (UPDATE customers SET region = 'XX', score = 2 RETURNING id),
        o AS (UPDATE orders SET quantity = coalesce(quantity, 0) + 1, price = price * 1.5 RETURNING id),
        l AS (UPDATE lines SET number = number + 100) UPDATE notes SET body = 'q' WHERE customer_id IN (SELECT id FROM c)`,
    ],
    [
      'deletes one, inserts the other',
      `WITH o AS (DELETE FROM orders WHERE customer_id = 1 RETURNING *), l AS (INSERT INTO logs SELECT 'gone', price::text,
        quantity FROM o), c AS (UPDATE customers SET score = 0 WHERE id = 1) INSERT INTO customers VALUES (9, 'z', 'US', 9)`,
    ],
    [
      'inserts one, deletes the other',
      `WITH o AS (INSERT INTO orders SELECT id + 50, 2, amount, quantity, price, weight, big FROM orders RETURNING id),
        n AS (DELETE FROM notes) DELETE FROM customers WHERE id = 1`,
    ],
    [
      'moves rows from child to child',
      `WITH o AS (UPDATE orders SET customer_id = 2 WHERE customer_id = 1 RETURNING id)
        UPDATE customers SET region = 'moved' WHERE id IN (1, 2)`,
    ],
    [
      'writes one table twice',
      `WITH a AS (DELETE FROM orders WHERE id = 1), b AS (INSERT INTO orders VALUES (70, 1, 1, 1, 1))
      UPDATE orders SET quantity = 9 WHERE id = 2`,
    ],
  ])('%s', async (_, statement) => {
    await oracle.runAll(statement, 'UPDATE orders SET price = price + 0.125', 'DELETE FROM customers WHERE id = 2')
  })
})

describe("trap 3: a user's row trigger", () => {
  it('AFTER INSERT writes another source', async () => {
    await oracle.pg.exec(
      trigger(
        'follow',
        'AFTER INSERT OR UPDATE ON orders FOR EACH ROW',
        `
      INSERT INTO logs VALUES ('order', NEW.price::text, NEW.quantity);
      UPDATE customers SET score = coalesce(score, 0) + 1 WHERE id = NEW.customer_id;
      DELETE FROM notes WHERE order_id = NEW.id; RETURN NULL;`,
      ),
    )
    await oracle.runAll(
      'INSERT INTO orders VALUES (20, 1, 1, 1, 1.75), (21, 2, 2, 2, 2), (22, NULL, 3, 3, 3)',
      'UPDATE orders SET quantity = quantity + 1 WHERE customer_id IN (1, 2)',
    )
  })

  it('BEFORE INSERT writes the parent and its own row', async () => {
    await oracle.pg.exec(
      trigger(
        'precede',
        'BEFORE INSERT OR UPDATE ON orders FOR EACH ROW',
        `
      UPDATE customers SET region = 'B' || coalesce(region, '') WHERE id = NEW.customer_id;
      NEW.quantity := coalesce(NEW.quantity, 0) + 1; NEW.price := NEW.price + 0.125; RETURN NEW;`,
      ),
    )
    await oracle.runAll(
      'INSERT INTO orders VALUES (20, 1, 1, 1, 1.75), (21, 2, 2, 2, 2)',
      'UPDATE orders SET amount = 12',
    )
  })

  it('BEFORE DELETE deletes children and keeps some rows', async () => {
    await oracle.pg.exec(
      trigger(
        'precede',
        'BEFORE DELETE ON orders FOR EACH ROW',
        `
      DELETE FROM lines WHERE order_id = OLD.id; DELETE FROM logs WHERE size = OLD.quantity;
      IF OLD.quantity = 2 THEN RETURN NULL; END IF; RETURN OLD;`,
      ),
    )
    await oracle.runAll('DELETE FROM orders WHERE id IN (1, 2)', 'DELETE FROM orders')
  })

  it('AFTER writes the same rows again', async () => {
    await oracle.pg.exec(
      trigger(
        'again',
        'AFTER INSERT OR UPDATE ON orders FOR EACH ROW WHEN (pg_trigger_depth() < 2)',
        `
      UPDATE orders SET quantity = coalesce(quantity, 0) + 1, price = price - 0.5, customer_id = 2 WHERE id = NEW.id;
      UPDATE orders SET amount = 77 WHERE id = NEW.id + 1; RETURN NULL;`,
      ),
    )
    await oracle.runAll(
      'INSERT INTO orders VALUES (20, 1, 1, 1, 1.75), (21, 3, 2, 2, 2), (22, NULL, NULL, NULL, NULL)',
      'UPDATE orders SET quantity = 0 WHERE id < 4',
      'UPDATE orders SET id = id + 30',
      'INSERT INTO orders VALUES (1, 1, 1, 1, 1) ON CONFLICT (id) DO UPDATE SET price = 9',
    )
  })

  it('AFTER INSERT deletes the row just inserted, or puts back the one just deleted', async () => {
    await oracle.pg.exec(
      trigger(
        'vanish',
        'AFTER INSERT ON orders FOR EACH ROW WHEN (NEW.quantity = 4)',
        'DELETE FROM orders WHERE id = NEW.id; RETURN NULL;',
      ),
    )
    await oracle.pg.exec(
      trigger(
        'restore',
        'AFTER DELETE ON orders FOR EACH ROW WHEN (OLD.quantity = 3)',
        'INSERT INTO orders SELECT OLD.*; RETURN NULL;',
      ),
    )
    await oracle.pg.exec(
      trigger(
        'double',
        "AFTER INSERT ON logs FOR EACH ROW WHEN (NEW.level = 'one')",
        "DELETE FROM logs WHERE level = 'one'; INSERT INTO logs VALUES ('two', NEW.message, NEW.size); RETURN NULL;",
      ),
    )
    await oracle.runAll(
      'INSERT INTO orders VALUES (20, 5 - 4, 1, 4, 1.75), (21, 2, 2, 3, 2)',
      'DELETE FROM orders WHERE quantity IN (2, 3)',
      "INSERT INTO logs VALUES ('one', 'x', 1), ('one', 'x', 1), ('three', 'x', 1)",
    )
  })

  it('on a stream table source writes a group that empties for a moment', async () => {
    await oracle.pg.exec(
      trigger(
        'swap',
        'AFTER UPDATE ON orders FOR EACH ROW WHEN (pg_trigger_depth() < 2)',
        `
      UPDATE orders SET customer_id = OLD.customer_id WHERE id = NEW.id; RETURN NULL;`,
      ),
    )
    await oracle.runAll('UPDATE orders SET customer_id = NULL', 'UPDATE orders SET customer_id = 4, quantity = 8')
  })
})

describe('trap 4: a diamond', () => {
  it('both sides of it change in one statement', async () => {
    await oracle.runAll(
      'UPDATE orders SET customer_id = customer_id % 3 + 1, price = price + 1',
      'DELETE FROM customers WHERE id = 1',
      'INSERT INTO orders SELECT i, 1 + i % 2 * 2, i, i % 3, i * 0.25, i FROM generate_series(40, 50) i'.replace(
        '1 + i % 2 * 2',
        '2 + i % 3',
      ),
      'UPDATE orders SET id = 200 - id',
      'DELETE FROM orders WHERE quantity = 1',
      'TRUNCATE orders CASCADE',
    )
  })
})

describe("trap 5: a user's row trigger with transition tables", () => {
  it('makes cascades arrive in several batches', async () => {
    for (const table of ['orders', 'lines', 'notes']) {
      for (const event of ['DELETE', 'UPDATE']) {
        const name = `watch_${table}_${event}`.toLowerCase()
        await oracle.pg.exec(
          trigger(
            name,
            `AFTER ${event} ON ${table} REFERENCING OLD TABLE AS before FOR EACH ROW`,
            'PERFORM count(*) FROM before; RETURN NULL;',
          ),
        )
      }
    }
    await oracle.runAll(
      'UPDATE customers SET id = id + 10',
      'UPDATE orders SET id = id + 10',
      'DELETE FROM orders WHERE id IN (11, 12)',
      'DELETE FROM customers WHERE id IN (12, 13)',
      'DELETE FROM customers',
    )
  })
})
