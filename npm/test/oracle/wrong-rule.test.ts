import { afterAll, beforeEach, expect, it } from 'vitest'
import { Oracle } from './support/oracle.js'
import { runSequences } from './support/sequences.js'

const oracle = await Oracle.open()
afterAll(() => oracle.close())

const QUERY = 'SELECT o.id, c.region FROM orders o JOIN customers c ON c.id = o.customer_id'

/** A table that is kept as the textbook says: delete what the join gives for the deleted rows now, not what is stored for them. */
const WRONG_RULE = `
  CREATE TABLE wrong AS ${QUERY};
  CREATE FUNCTION add_orders() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO wrong SELECT o.id, c.region FROM changed o JOIN customers c ON c.id = o.customer_id; RETURN NULL; END $$;
  CREATE FUNCTION retract_orders() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM wrong WHERE (id, region) IN (SELECT o.id, c.region FROM changed o JOIN customers c ON c.id = o.customer_id);
    RETURN NULL; END $$;
  CREATE FUNCTION add_customers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO wrong SELECT o.id, c.region FROM orders o JOIN changed c ON c.id = o.customer_id; RETURN NULL; END $$;
  CREATE FUNCTION retract_customers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM wrong WHERE (id, region) IN (SELECT o.id, c.region FROM orders o JOIN changed c ON c.id = o.customer_id);
    RETURN NULL; END $$;
  CREATE TRIGGER add AFTER INSERT ON orders REFERENCING NEW TABLE AS changed EXECUTE FUNCTION add_orders();
  CREATE TRIGGER retract AFTER DELETE ON orders REFERENCING OLD TABLE AS changed EXECUTE FUNCTION retract_orders();
  CREATE TRIGGER add AFTER INSERT ON customers REFERENCING NEW TABLE AS changed EXECUTE FUNCTION add_customers();
  CREATE TRIGGER retract AFTER DELETE ON customers REFERENCING OLD TABLE AS changed EXECUTE FUNCTION retract_customers();`

beforeEach(async () => {
  await oracle.install(
    `CREATE TABLE customers (id int PRIMARY KEY, region text);
     CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers ON DELETE CASCADE);
     INSERT INTO customers VALUES (1, 'EU'), (2, 'US'); INSERT INTO orders VALUES (1, 1), (2, 2), (3, 2)`,
    { kept: { query: QUERY } },
  )
  await oracle.pg.exec(WRONG_RULE)
  await oracle.watch({ kept: { query: QUERY }, wrong: { query: QUERY } })
})

it('a rule that retracts through the join passes where one table changes', async () => {
  await oracle.runAll(
    'INSERT INTO orders VALUES (4, 1)',
    'DELETE FROM orders WHERE id = 2',
    "INSERT INTO customers VALUES (3, 'X')",
  )
})

it.each([
  ['a cascade, as an extra row', 'DELETE FROM customers WHERE id = 1', 'wrong: extra (1,EU)'],
  [
    'a CTE that deletes from both sides, as an extra row',
    'WITH o AS (DELETE FROM orders WHERE id = 1) DELETE FROM customers WHERE id = 1',
    'wrong: extra (1,EU)',
  ],
  [
    'a CTE that inserts into both sides, as a row too many',
    "WITH c AS (INSERT INTO customers VALUES (5, 'US')) INSERT INTO orders VALUES (9, 5)",
    'wrong: extra (9,US)',
  ],
])('and is caught by %s', async (_, statement, found) => {
  await expect(oracle.run(statement)).rejects.toThrow(`after ${statement}\n  ${found}`)
  await expect(oracle.run('SELECT 1')).rejects.not.toThrow(/kept:/)
})

it.each([
  [
    'a missing row',
    'DELETE FROM pgtrickle.__pgt_1_rows WHERE ctid = (SELECT min(ctid) FROM pgtrickle.__pgt_1_rows)',
    /kept: missing/,
  ],
  ['a stale value', "UPDATE pgtrickle.__pgt_1_rows SET region = 'stale'", /kept: extra \(1,stale\)/],
])('%s is caught', async (_, statement, found) => {
  await expect(oracle.run(statement)).rejects.toThrow(found)
})

it('digits that EXCEPT ALL calls equal are caught', async () => {
  await oracle.pg.exec('CREATE TABLE digits AS SELECT 1.50 AS mean')
  await oracle.watch({ digits: { query: 'SELECT 1.5 AS mean' } })
  await expect(oracle.check('this')).rejects.toThrow('digits: missing ("(1.5)")')
})

it('a row too few of two equal ones is caught', async () => {
  await oracle.pg.exec('CREATE TABLE rows AS SELECT 1 AS one')
  await oracle.watch({ rows: { query: 'SELECT 1 AS one UNION ALL SELECT 1' } })
  await expect(oracle.check('this')).rejects.toThrow('rows: missing (1)')
})

it('columns of another name, order or type are caught', async () => {
  await oracle.pg.exec('CREATE TABLE columns AS SELECT 1 AS one, 2 AS two')
  for (const query of [
    'SELECT 2 AS two, 1 AS one',
    'SELECT 1 AS one, 2 AS three',
    'SELECT 1::bigint AS one, 2 AS two',
  ]) {
    await expect(oracle.watch({ columns: { query } })).rejects.toThrow('columns of columns: one 23, two 23, not')
  }
})

it('a random sequence that fails is shrunk to a script', async () => {
  const bag = { bag: { query: 'SELECT level FROM logs' }, other: { query: 'SELECT id FROM orders' } }
  const failure: Error = await runSequences(bag, 'ALTER TABLE logs DISABLE TRIGGER ALL').then(
    () => expect.unreachable(),
    (error) => error,
  )
  const [, script = ''] = failure.message.split("createStreamTable('bag', `SELECT level FROM logs`)\n")
  expect(failure.message).toMatch(/^bag: (missing|extra) .*\nTRICKLE_SEED=\d+\n/)
  expect(failure.message).not.toContain('other')
  expect(script).toMatch(/^ALTER TABLE logs DISABLE TRIGGER ALL;\n(?!.*;\n.*;\n.*;\n.*;\n)/)
  expect(script).toContain('(SELECT level FROM logs) EXCEPT ALL TABLE bag; -- missing')
}, 120_000)
