import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Oracle, type Subjects } from './support/oracle.js'

const oracle = await Oracle.open()
afterAll(() => oracle.close())

/** Stream tables over sales, which are all rows of a tree of tables, and shops. */
const SUBJECTS: Subjects = {
  filtered: { query: 'SELECT id, day, amount * 2 AS twice FROM sales WHERE amount > 5' },
  totals: { query: 'SELECT shop_id, count(*) AS n, sum(amount) AS total FROM sales GROUP BY shop_id' },
  extremes: { query: 'SELECT shop_id, max(amount) AS most FROM sales GROUP BY shop_id' },
  joined: { query: 'SELECT s.id, s.day, h.name FROM sales s JOIN shops h ON h.id = s.shop_id' },
  twice: { query: 'SELECT a.id, b.amount FROM sales a LEFT JOIN sales b ON b.id = a.id + 1' },
  sold: { query: 'SELECT id, EXISTS (SELECT FROM sales s WHERE s.shop_id = shops.id) AS sold FROM shops' },
  ranked: { query: 'SELECT id, day, rank() OVER (PARTITION BY shop_id ORDER BY amount) AS place FROM sales' },
  amounts: { query: 'SELECT DISTINCT amount FROM sales' },
  first: { query: 'SELECT id, day FROM sales ORDER BY amount DESC, id, day LIMIT 2' },
  over: { query: 'SELECT n, count(*) AS shops FROM totals GROUP BY n' },
  either: { query: 'SELECT id FROM sales UNION SELECT id FROM shops' },
  alone: { query: 'SELECT id FROM ONLY sales' },
}

const SHOPS = `CREATE TABLE shops (id int PRIMARY KEY, name text); INSERT INTO shops VALUES (1, 'a'), (2, 'b'), (3, 'c');`

describe('a partitioned source table', () => {
  const SCHEMA = `${SHOPS}
    CREATE TABLE sales (amount numeric(10,2), id int, day date, shop_id int REFERENCES shops ON DELETE CASCADE ON UPDATE CASCADE,
      PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
    CREATE TABLE january PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
    CREATE TABLE february PARTITION OF sales FOR VALUES FROM ('2024-02-01') TO ('2024-03-01') PARTITION BY RANGE (id);
    CREATE TABLE "February ON sales" (shop_id int, day date NOT NULL, amount numeric(10,2), id int NOT NULL);
    ALTER TABLE february ATTACH PARTITION "February ON sales" FOR VALUES FROM (0) TO (100);
    INSERT INTO sales VALUES (10, 1, '2024-01-05', 1), (3, 2, '2024-01-06', 2), (7.5, 1, '2024-02-01', 1), (NULL, 4, '2024-02-02', NULL);`

  beforeEach(() => oracle.install(SCHEMA, SUBJECTS), 60_000)

  it('is followed whichever table of the tree a statement names', async () => {
    await oracle.runAll(
      "INSERT INTO sales VALUES (20, 5, '2024-01-07', 2), (21, 6, '2024-02-07', 2)",
      "INSERT INTO january VALUES (30, 7, '2024-01-08', 3)",
      "INSERT INTO february VALUES (31, 8, '2024-02-08', 1)",
      `INSERT INTO "February ON sales" VALUES (2, '2024-02-09', 32, 9)`,
      'UPDATE sales SET amount = amount + 1',
      'UPDATE january SET shop_id = 1 WHERE id = 7',
      'UPDATE february SET amount = NULL WHERE id = 8',
      `UPDATE "February ON sales" SET amount = 50 WHERE id IN (8, 9)`,
      "UPDATE sales SET day = day + 31 WHERE day < '2024-02-01'",
      "UPDATE sales SET day = '2024-01-31' WHERE id = 1 AND day < '2024-02-05'",
      "INSERT INTO sales VALUES (1, 9, '2024-02-09', 2) ON CONFLICT (id, day) DO UPDATE SET amount = excluded.amount",
      `WITH gone AS (DELETE FROM january WHERE id > 20 RETURNING *)
        INSERT INTO sales SELECT amount, id, '2024-02-20', 2 FROM gone`,
      'UPDATE shops SET id = id + 10 WHERE id < 3',
      'DELETE FROM shops WHERE id = 11',
      'DELETE FROM january WHERE id = 1',
      'DELETE FROM sales WHERE amount IS NULL',
    )
  })

  it('refuses MERGE, which would go unseen, but for that into a partition', async () => {
    const merge = (table: string) => `
      MERGE INTO ${table} s USING (VALUES (60, '2024-01-01', 5), (1, '2024-01-05', 6)) AS v(id, day, amount)
      ON s.id = v.id AND s.day = v.day::date WHEN MATCHED THEN UPDATE SET amount = v.amount
      WHEN NOT MATCHED THEN INSERT (amount, id, day, shop_id) VALUES (v.amount, v.id, v.day::date, 3)`
    for (const table of ['sales', 'february']) {
      expect(await oracle.attempt(merge(table))).toMatchObject({
        message: `cannot execute MERGE on relation "${table}"`,
      })
    }
    await oracle.runAll(
      merge('january'),
      `WITH gone AS (DELETE FROM sales WHERE id < 3 RETURNING *) INSERT INTO sales SELECT amount, id + 70, day, 1 FROM gone`,
      `INSERT INTO sales VALUES (1, 80, '2024-01-01', 1), (2, 60, '2024-01-01', 2), (3, 81, '2024-02-01', 1)
        ON CONFLICT (id, day) DO UPDATE SET amount = sales.amount + 100, shop_id = excluded.shop_id`,
    )
    for (const name of Object.keys(SUBJECTS).reverse()) await oracle.pg.trickle.dropStreamTable(name)
    await oracle.pg.exec(merge('sales'))
  })

  it('needs no key', async () => {
    await oracle.install(
      `CREATE TABLE readings (sensor int, value int) PARTITION BY RANGE (sensor);
      CREATE TABLE low PARTITION OF readings FOR VALUES FROM (0) TO (10); CREATE TABLE high PARTITION OF readings DEFAULT;
      INSERT INTO readings VALUES (1, 1), (1, 1)`,
      {
        values: { query: 'SELECT value FROM readings' },
        sensors: { query: 'SELECT sensor, sum(value) AS total FROM readings GROUP BY sensor' },
      },
    )
    await oracle.runAll(
      'INSERT INTO readings VALUES (1, 2), (20, 2), (20, 2)',
      'UPDATE readings SET value = value + 1 WHERE value = 2',
      'UPDATE readings SET sensor = sensor + 10',
      'DELETE FROM high WHERE sensor = 30',
    )
  })

  it('is followed through transactions that fail', async () => {
    await oracle.runAll('BEGIN', 'UPDATE january SET amount = 1', 'SAVEPOINT here', 'TRUNCATE february')
    await oracle.runAll('ROLLBACK TO here', 'DELETE FROM sales', 'ROLLBACK')
  })

  it('is followed when a part of it, or all, is emptied', async () => {
    await oracle.runAll('TRUNCATE january', "INSERT INTO january VALUES (1, 1, '2024-01-01', 1)", 'TRUNCATE sales')
  })

  it('is followed by COPY into the whole and into a part', async () => {
    await oracle.run("COPY sales FROM '/dev/blob' (FORMAT csv)", new Blob(['5,30,2024-01-30,1\n6,31,2024-02-28,2\n']))
    await oracle.run("COPY january FROM '/dev/blob' (FORMAT csv)", new Blob(['5,33,2024-01-30,1\n']))
  })

  it('gains partitions, which are followed at once', async () => {
    await oracle.runAll(
      "CREATE TABLE march PARTITION OF sales FOR VALUES FROM ('2024-03-01') TO ('2024-04-01')",
      'CREATE TABLE february_100 PARTITION OF february FOR VALUES FROM (100) TO (200)',
      'CREATE TABLE unrelated (id int)',
      "INSERT INTO march VALUES (5, 50, '2024-03-05', 1)",
      "INSERT INTO sales VALUES (5, 51, '2024-03-06', 2), (5, 151, '2024-02-06', 3)",
      'UPDATE february_100 SET amount = 6',
      'DELETE FROM march',
    )
    expect(await statuses()).toEqual(['ACTIVE'])
  })

  it.each([
    ['DROP TABLE january'],
    ['ALTER TABLE sales DETACH PARTITION january'],
    ['ALTER TABLE february DETACH PARTITION "February ON sales"'],
    [
      `CREATE TABLE april (amount numeric(10,2), id int NOT NULL, day date NOT NULL, shop_id int);
      INSERT INTO april VALUES (9, 40, '2024-04-04', 2);
      ALTER TABLE sales ATTACH PARTITION april FOR VALUES FROM ('2024-04-01') TO ('2024-05-01')`,
    ],
  ])('is right after %s, and maintained again once refreshed', async (change) => {
    await oracle.run(change)
    expect(await statuses()).toEqual(['SUSPENDED'])
    await oracle.attempt('UPDATE january SET amount = 77')
    await oracle.run('UPDATE sales SET amount = 66')
    for (const name of Object.keys(SUBJECTS)) await oracle.pg.trickle.refreshStreamTable(name)
    expect(await statuses()).toEqual(['ACTIVE'])
    await oracle.attempt('UPDATE january SET amount = 55')
    await oracle.attempt('UPDATE april SET amount = 44')
    await oracle.runAll('UPDATE sales SET amount = coalesce(amount, 0) + id', 'UPDATE february SET amount = 11')
  })

  it('stops being followed, all of it, when its stream tables are dropped', async () => {
    for (const name of Object.keys(SUBJECTS).reverse()) await oracle.pg.trickle.dropStreamTable(name)
    const { rows } = await oracle.pg.query("SELECT tgrelid::regclass FROM pg_trigger WHERE tgname LIKE '!%'")
    expect(rows).toEqual([])
  })
})

describe('a source table with children', () => {
  const SCHEMA = `${SHOPS}
    CREATE TABLE sales (id int PRIMARY KEY, day date, amount numeric(10,2), shop_id int);
    CREATE TABLE online (url text) INHERITS (sales);
    CREATE TABLE abroad (country text) INHERITS (online);
    INSERT INTO sales VALUES (1, '2024-01-01', 10, 1), (2, '2024-01-02', 20, 2);
    INSERT INTO online VALUES (1, '2024-01-01', 10, 1, 'x'), (3, NULL, 4, 3, 'y');
    INSERT INTO abroad VALUES (1, '2024-01-01', 10, 1, 'x', 'NL');`
  const KEYLESS = ['filtered', 'totals', 'amounts', 'over', 'alone']
  const subjects = Object.fromEntries(KEYLESS.map((name) => [name, SUBJECTS[name]])) as Subjects

  beforeEach(() => oracle.install(SCHEMA, subjects), 60_000)

  it('is followed whichever of them a statement names, with and without ONLY', async () => {
    await oracle.runAll(
      "INSERT INTO online VALUES (1, '2024-01-01', 10, 1, 'z')",
      'UPDATE sales SET amount = amount + 1 WHERE id = 1',
      'UPDATE ONLY sales SET amount = amount + 1',
      'UPDATE online SET url = NULL',
      'UPDATE abroad SET amount = 3, country = NULL',
      'DELETE FROM ONLY online WHERE id = 1',
      'DELETE FROM sales WHERE id = 3',
      `MERGE INTO sales s USING (VALUES (8, 5), (1, 6)) AS v(id, amount) ON s.id = v.id
        WHEN MATCHED THEN UPDATE SET amount = v.amount WHEN NOT MATCHED THEN INSERT VALUES (v.id, NULL, v.amount, 3)`,
      'TRUNCATE ONLY sales',
      'INSERT INTO sales VALUES (9, NULL, 9, 2)',
      'TRUNCATE online',
    )
  })

  it('has no key of its own: what needs one is refused', async () => {
    await expect(oracle.pg.trickle.createStreamTable('joined', SUBJECTS.joined?.query ?? '')).rejects.toMatchObject({
      code: 'MISSING_PRIMARY_KEY',
    })
  })

  it.each([
    ['DROP TABLE abroad'],
    ['ALTER TABLE online NO INHERIT sales'],
    ['CREATE TABLE market () INHERITS (sales)'],
    ['CREATE TABLE market (LIKE sales); INSERT INTO market VALUES (7, NULL, 7, 1); ALTER TABLE market INHERIT sales'],
    ['CREATE SCHEMA other CREATE TABLE market () INHERITS (public.sales)'],
  ])('is right after %s, and maintained again once refreshed', async (change) => {
    await oracle.run(change)
    expect(await statuses()).toEqual(['SUSPENDED'])
    for (const name of KEYLESS) await oracle.pg.trickle.refreshStreamTable(name)
    expect(await statuses()).toEqual(['ACTIVE'])
    await oracle.attempt('UPDATE market SET amount = 77')
    await oracle.runAll('UPDATE online SET amount = 55', 'UPDATE sales SET amount = amount + id')
    await oracle.pg.exec('DROP SCHEMA IF EXISTS other CASCADE')
  })
})

async function statuses(): Promise<unknown[]> {
  const { rows } = await oracle.pg.query<{ status: string }>('SELECT DISTINCT status FROM pgtrickle.pgt_stream_tables')
  return rows.map(({ status }) => status)
}
