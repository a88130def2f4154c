import type { Random } from './random.js'

/**
 * Draws statements over the schema of the patterns. They name rows by small numbers and never look at the data, so that a
 * sequence can be replayed without some of its statements; those that then touch nothing or fail do no harm.
 */
export class RandomStatements {
  private readonly tables: Readonly<Record<string, TableStatements>>

  constructor(private readonly random: Random) {
    this.tables = tablesOf(random)
  }

  /** The next statement, or a transaction of several. */
  next(): string {
    const { random } = this
    const kinds: [weight: number, kind: () => string][] = [
      [22, () => this.insert()],
      [20, () => this.update()],
      [8, () => this.delete()],
      [5, () => this.moveKeys()],
      [5, () => this.fromOther()],
      [6, () => this.merge()],
      [10, () => this.several()],
      [2, () => this.truncate()],
      [4, () => this.transaction()],
      [3, () => this.block()],
    ]
    let chosen = random.below(kinds.reduce((sum, [weight]) => sum + weight, 0))
    for (const [weight, kind] of kinds) {
      chosen -= weight
      if (chosen < 0) return kind()
    }
    throw new Error('no kind of statement was chosen')
  }

  private table(): TableStatements {
    const names = [
      'customers',
      'customers',
      'orders',
      'orders',
      'orders',
      'orders',
      'lines',
      'notes',
      'notes',
      'logs',
      'logs',
    ]
    return this.tables[this.random.pick(...names)] as TableStatements
  }

  private insert(table = this.table()): string {
    return table.insert()
  }

  private update(table = this.table()): string {
    return `UPDATE ${table.name} SET ${table.assignment()} WHERE ${table.predicate()}`
  }

  private delete(table = this.table()): string {
    return `DELETE FROM ${table.name} WHERE ${table.predicate()}`
  }

  private moveKeys(): string {
    const { random } = this
    const [table, limit] = random.pick<[string, number]>(['customers', 8], ['orders', 16], ['notes', 10])
    const [one, other] = [1 + random.below(limit), 1 + random.below(limit)]
    return random.pick(
      `UPDATE ${table} SET id = ${one} WHERE id = ${other}`,
      `UPDATE ${table} SET id = id + 100 WHERE id = ${one}`,
      `UPDATE ${table} SET id = id % 100 WHERE id >= 100`,
      `BEGIN; UPDATE ${table} SET id = -1 WHERE id = ${one}; UPDATE ${table} SET id = ${one} WHERE id = ${other};
        UPDATE ${table} SET id = ${other} WHERE id = -1; COMMIT`,
      `UPDATE lines SET number = number + ${random.pick(1, 4, -4)} WHERE order_id = ${one}`,
    )
  }

  private fromOther(): string {
    const { random } = this
    return random.pick(
      'UPDATE orders SET price = c.score, quantity = c.id % 5 FROM customers c WHERE c.id = orders.customer_id',
      `UPDATE customers c SET score = o.quantity, region = 'EU' FROM orders o WHERE o.customer_id = c.id AND o.quantity = ${random.below(5)}`,
      `DELETE FROM orders USING customers c WHERE c.id = orders.customer_id AND c.score = ${random.below(5)}`,
      `DELETE FROM notes n USING notes m WHERE n.body = m.body AND n.id < m.id AND m.customer_id = ${1 + random.below(8)}`,
      `UPDATE notes SET customer_id = o.customer_id FROM orders o WHERE o.id = notes.order_id`,
      `INSERT INTO logs SELECT region, name, score FROM customers WHERE score > ${random.below(4)}`,
      `INSERT INTO orders SELECT id + 8, customer_id, amount, quantity, price, weight, big FROM orders
        WHERE id <= 8 AND quantity = ${random.below(5)} ON CONFLICT (id) DO UPDATE SET price = excluded.price, customer_id = excluded.customer_id`,
    )
  }

  private merge(): string {
    const { random } = this
    const row = () => `(${1 + random.below(16)}, ${random.below(6)}::int)`
    const source = `(SELECT DISTINCT ON (id) * FROM (VALUES ${random.list(2 + random.below(5), row)}) AS v (id, n) ORDER BY id)`
    return random.pick(
      `MERGE INTO orders AS t USING ${source} AS s ON t.id = s.id
        WHEN MATCHED AND s.n > 3 THEN DELETE
        WHEN MATCHED THEN UPDATE SET quantity = s.n, price = s.n * 0.5
        WHEN NOT MATCHED THEN INSERT (id, quantity, price, weight, amount) VALUES (s.id, s.n, s.n, s.n * 0.25, s.n * 7)`,
      `MERGE INTO customers AS t USING ${source} AS s ON t.id = s.id
        WHEN MATCHED AND s.n > 4 THEN DELETE
        WHEN MATCHED THEN UPDATE SET score = s.n
        WHEN NOT MATCHED THEN INSERT (id, score, region) VALUES (s.id, s.n, CASE s.n WHEN 1 THEN NULL ELSE 'EU' END)`,
      `MERGE INTO logs AS t USING ${source} AS s ON t.size = s.n AND s.id % 2 = 0
        WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES ('info', 'up', s.n)`,
    )
  }

  private several(): string {
    const { random } = this
    const one = () => {
      const table = this.table()
      return random.pick(
        () => this.insert(table),
        () => this.update(table),
        () => this.delete(table),
      )()
    }
    const parts = Array.from({ length: 1 + random.below(3) }, (_, index) => `w${index} AS (${one()})`)
    const chained = random.chance(0.3)
      ? [
          `chain AS (INSERT INTO customers VALUES (${1 + random.below(8)}, 'new', 'EU', 1) ON CONFLICT (id) DO UPDATE SET score = 3
          RETURNING id), more AS (INSERT INTO notes SELECT id + 20, id, NULL, 'x' FROM chain ON CONFLICT DO NOTHING)`,
        ]
      : []
    return `WITH ${[...parts, ...chained].join(', ')} ${one()}`
  }

  private truncate(): string {
    return this.random.pick(
      'TRUNCATE logs',
      'TRUNCATE lines',
      'TRUNCATE notes, lines',
      'TRUNCATE orders CASCADE',
      'TRUNCATE customers CASCADE',
      'TRUNCATE customers, orders, lines, notes, logs',
    )
  }

  private transaction(): string {
    const { random } = this
    return [
      'BEGIN',
      this.update(),
      'SAVEPOINT one',
      this.delete(),
      ...(random.chance(0.1) ? [this.truncate()] : []),
      ...(random.chance(0.5) ? ['ROLLBACK TO one'] : []),
      this.insert(),
      random.chance(0.4) ? 'ROLLBACK' : 'COMMIT',
    ].join('; ')
  }

  private block(): string {
    const raise = this.random.chance(0.5) ? "RAISE EXCEPTION 'no';" : ''
    return `DO $block$ BEGIN ${this.update()}; BEGIN ${this.delete()}; ${this.insert()}; ${raise}
      EXCEPTION WHEN OTHERS THEN NULL; END; ${this.update()}; END $block$`
  }
}

interface TableStatements {
  readonly name: string
  insert(): string
  assignment(): string
  predicate(): string
}

function tablesOf(random: Random): Record<string, TableStatements> {
  const some = () => 1 + random.below(3)
  const number = () => (random.chance(0.15) ? 'NULL::int' : `${random.below(5)}`)
  const word = (...words: string[]) => (random.chance(0.15) ? 'NULL' : `'${random.pick(...words)}'`)
  const region = () => word('EU', 'US', '')
  const amount = () => random.pick('0', '10.50', '12', '-3.25', '99.99', "'NaN'", 'NULL')
  const price = () =>
    random.pick('0', '1', '1.5', '1.50', '2.0000', '0.125', '-7', "'NaN'", "'Infinity'", "'-Infinity'", 'NULL')
  const weight = () => random.pick('0', '0.25', '1.5', '-4', "'NaN'", "'Infinity'", "'-Infinity'", "'-0'", 'NULL')
  const big = () => random.pick('0', '9223372036854775807', '-9223372036854775807', '5', 'NULL')
  const customerNumber = () => 1 + random.below(8)
  const orderNumber = () => 1 + random.below(16)
  const existing = (table: string, count: number) =>
    random.chance(0.1) ? 'NULL::int' : `(SELECT id FROM ${table} ORDER BY id OFFSET ${random.below(count)} LIMIT 1)`
  const customer = () => existing('customers', 6)
  const order = () => existing('orders', 10)

  const rows = (columns: string, row: () => string) => {
    const count = some()
    return count === 1
      ? `VALUES ${row()}`
      : `SELECT DISTINCT ON (column1) * FROM (VALUES ${random.list(count, row)}) AS v ${columns}`
  }
  const conflict = (key: string, update: string) =>
    random.pick('', `ON CONFLICT (${key}) DO NOTHING`, `ON CONFLICT (${key}) DO UPDATE SET ${update}`)

  const orderRow = () =>
    `(${orderNumber()}, ${customer()}, ${amount()}::numeric, ${number()}, ${price()}::numeric, ${weight()}::float8, ${big()}::bigint)`

  return {
    customers: {
      name: 'customers',
      insert: () =>
        `INSERT INTO customers ${rows('', () => `(${customerNumber()}, ${word('ada', 'bob')}, ${region()}, ${number()})`)}
          ${conflict('id', 'region = excluded.region, score = excluded.score')}`,
      assignment: () =>
        random.pick(
          `region = ${region()}`,
          `score = ${number()}`,
          `name = ${word('cyd', 'dan')}`,
          'score = score',
          `region = ${region()}, score = (score + 1) % 5`,
        ),
      predicate: () =>
        random.pick(
          `id = ${customerNumber()}`,
          `id = ${customerNumber()}`,
          `score = ${random.below(5)}`,
          'region IS NULL',
          `id % 3 = ${random.below(3)}`,
          'false',
        ),
    },
    orders: {
      name: 'orders',
      insert: () => `INSERT INTO orders ${rows('', orderRow)}
          ${conflict('id', 'price = excluded.price, quantity = excluded.quantity, customer_id = excluded.customer_id')}`,
      assignment: () =>
        random.pick(
          `customer_id = ${customer()}`,
          `quantity = ${number()}`,
          `price = ${price()}`,
          `amount = ${amount()}`,
          `weight = ${weight()}`,
          `big = ${big()}`,
          'price = price',
          'quantity = (quantity + 1) % 5',
          `customer_id = ${customer()}, quantity = ${number()}, price = ${price()}`,
        ),
      predicate: () =>
        random.pick(
          `id = ${orderNumber()}`,
          `id IN (${random.list(3, () => `${orderNumber()}`)})`,
          `quantity = ${random.below(5)}`,
          `customer_id = ${customerNumber()}`,
          'customer_id IS NULL',
          `id % 3 = ${random.below(3)}`,
          'false',
        ),
    },
    lines: {
      name: 'lines',
      insert: () => `INSERT INTO lines SELECT id, ${1 + random.below(6)}, ${word('a', 'b')}, ${number()} FROM orders
          WHERE id % 4 = ${random.below(4)} ${conflict('order_id, number', 'pieces = excluded.pieces, sku = excluded.sku')}`,
      assignment: () =>
        random.pick(`pieces = ${number()}`, `sku = ${word('a', 'c')}`, `number = number + 1`, 'sku = sku'),
      predicate: () =>
        random.pick(`order_id = ${orderNumber()}`, `number = ${1 + random.below(4)}`, `sku = 'a'`, 'sku IS NULL'),
    },
    notes: {
      name: 'notes',
      insert: () =>
        `INSERT INTO notes ${rows('', () => `(${1 + random.below(10)}, ${customer()}, ${order()}, ${word('x', 'y')})`)}
          ${conflict('id', 'customer_id = excluded.customer_id, body = excluded.body')}`,
      assignment: () =>
        random.pick(
          `customer_id = ${customer()}`,
          `order_id = ${order()}`,
          `body = ${word('x', 'z')}`,
          `order_id = ${order()}, customer_id = ${customer()}`,
        ),
      predicate: () =>
        random.pick(
          `id = ${1 + random.below(10)}`,
          `customer_id = ${customerNumber()}`,
          `body = 'x'`,
          'order_id IS NULL',
        ),
    },
    logs: {
      name: 'logs',
      insert: () =>
        `INSERT INTO logs VALUES ${random.list(some(), () => `(${word('info', 'warn', 'debug')}, ${word('up', 'down')}, ${number()})`)}`,
      assignment: () =>
        random.pick(
          `size = ${number()}`,
          `level = ${word('info', 'debug')}`,
          'message = message',
          `message = ${word('up')}`,
        ),
      predicate: () =>
        random.pick(
          `size = ${random.below(5)}`,
          'level IS NULL',
          "level = 'info'",
          'ctid = (SELECT min(ctid) FROM logs)',
          `ctid IN (SELECT ctid FROM logs ORDER BY ctid LIMIT 2)`,
        ),
    },
  }
}
