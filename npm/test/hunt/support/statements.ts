import type { Random } from '../../oracle/support/random.js'
import { list, named, optional, orSimpler, type Piece, sql } from './piece.js'
import { type Column, columnValue, insertRow, type Table } from './schema.js'
import { typeOf } from './types.js'

/** Draws statements that change random tables; they never look at the data, so any of them can be left out. */
export class RandomStatements {
  constructor(
    private readonly random: Random,
    private readonly tables: readonly Table[],
  ) {}

  /** One statement, or several that belong together: a transaction. */
  next(): readonly Piece[] {
    return this.random.chance(0.07) ? this.transaction() : [this.one()]
  }

  private one(): Piece {
    const { random } = this
    const kinds: readonly (readonly [weight: number, kind: () => Piece])[] = [
      [24, () => this.insert()],
      [26, () => this.update()],
      [10, () => this.delete()],
      [6, () => this.fromOther()],
      [4, () => this.merge()],
      [8, () => this.several()],
      [5, () => this.moveKeys()],
      [2, () => this.truncate()],
      [3, () => this.block()],
      [2, () => this.many()],
    ]
    let chosen = random.below(kinds.reduce((sum, [weight]) => sum + weight, 0))
    for (const [weight, kind] of kinds) {
      chosen -= weight
      if (chosen < 0) return kind()
    }
    throw new Error('no kind of statement was chosen')
  }

  private table(): Table {
    return this.random.pick(...this.tables)
  }

  private insert(table = this.table()): Piece {
    const { random } = this
    const conflict = random.pick<Piece>('', ' ON CONFLICT DO NOTHING', this.onConflict(table))
    return insertRow(random, table, random.pick(1, 1, 2, 3), optional(conflict), this.target(table))
  }

  private onConflict(table: Table): Piece {
    const column = this.written(table)
    if (table.key.length === 0 || column === undefined) return ''
    return sql` ON CONFLICT (${table.key.join(', ')}) DO UPDATE SET ${column.name} = excluded.${column.name}`
  }

  private update(table = this.table()): Piece {
    return sql`UPDATE ${this.target(table)} SET ${this.assignments(table)} WHERE ${this.predicate(table)}`
  }

  private delete(table = this.table()): Piece {
    return sql`DELETE FROM ${this.target(table)} WHERE ${this.predicate(table)}`
  }

  /** The table, or one of its partitions. */
  private target(table: Table): string {
    return table.parts.length > 0 && this.random.chance(0.4) ? this.random.pick(...table.parts) : table.name
  }

  private assignments(table: Table): Piece {
    const { random } = this
    const columns = table.columns.filter(({ generated }) => generated === undefined)
    const chosen = new Set(Array.from({ length: random.pick(1, 1, 2, 3) }, () => random.pick(...columns)))
    const wanted = [...chosen].filter(({ name }) => !table.key.includes(name) || random.chance(0.25))
    const set = (column: Column) =>
      named(`${table.name}.${column.name}`, sql`${column.name} = ${this.assigned(table, column)}`)
    return list((wanted.length > 0 ? wanted : columns.slice(-1)).map(set))
  }

  private assigned(table: Table, column: Column): Piece {
    const { random } = this
    const constant = columnValue(random, table, column)
    if (column.type === 'int' && random.chance(0.25)) {
      return orSimpler(random.pick(`${column.name} + 1`, `COALESCE(${column.name}, 0) - 1`, column.name), constant)
    }
    return random.chance(0.08) ? column.name : constant
  }

  private predicate(table: Table): Piece {
    const { random } = this
    const column = random.pick(...table.columns)
    const kind = random.below(12)
    if (kind === 0) return 'true'
    if (kind === 1) return 'false'
    if (kind < 6 && table.columns.some(({ name, type }) => name === 'id' && type === 'int')) {
      return random.pick(
        `id = ${1 + random.below(9)}`,
        `id IN (${1 + random.below(9)}, ${1 + random.below(9)})`,
        `id % 3 = ${random.below(3)}`,
      )
    }
    if (kind === 6) return orSimpler(`${column.name} IS NULL`, 'true')
    if (kind === 7) return `ctid = (SELECT min(ctid) FROM ${table.name})`
    if (kind === 8 && table.columns.some(({ name }) => name === 'g')) return orSimpler(`g = ${random.below(5)}`, 'true')
    if (typeOf(column.type).unequal) return 'true'
    return orSimpler(`${column.name} = ${columnValue(random, table, column)}`, 'true')
  }

  private moveKeys(): Piece {
    const { random } = this
    const table = this.table()
    const [one, other] = [1 + random.below(9), 1 + random.below(9)]
    if (!table.columns.some(({ name, type }) => name === 'id' && type === 'int')) return this.update(table)
    return random.pick(
      `UPDATE ${table.name} SET id = ${one} WHERE id = ${other}`,
      `UPDATE ${table.name} SET id = id + 20 WHERE id = ${one}`,
      `UPDATE ${table.name} SET id = id % 20 WHERE id >= 20`,
      `UPDATE ${table.name} SET id = ${one + other} - id WHERE id IN (${one}, ${other})`,
      `UPDATE ${table.name} SET id = -id`,
    )
  }

  private fromOther(): Piece {
    const { random } = this
    const [table, other] = [this.table(), this.table()]
    const pairs = table.columns.flatMap((column) =>
      other.columns
        .filter(({ type }) => type === column.type && !typeOf(type).unequal)
        .map((its) => [column, its] as const),
    )
    if (pairs.length === 0) return this.update(table)
    const [column, its] = random.pick(...pairs)
    const where = `x.${column.name} = y.${its.name}`
    const written = random.pick(...pairs)
    return random.pick<() => Piece>(
      () =>
        `DELETE FROM ${table.name} x USING ${other.name} y WHERE ${where} AND ${random.pick('true', `y.${its.name} IS NOT NULL`)}`,
      () =>
        written[0].generated
          ? this.update(table)
          : `UPDATE ${table.name} x SET ${written[0].name} = y.${written[1].name} FROM ${other.name} y WHERE ${where}`,
      () => this.copyRows(table),
    )()
  }

  /** Rows of the table once more, under other keys. */
  private copyRows(table: Table): Piece {
    const columns = table.columns.filter(({ generated }) => generated === undefined)
    const names = columns.map(({ name }) => named(`${table.name}.${name}`, name))
    const values = columns.map((column) =>
      named(
        `${table.name}.${column.name}`,
        column.name === 'id' && column.type === 'int' && table.key.length > 0 ? 'id + 9' : column.name,
      ),
    )
    return sql`INSERT INTO ${table.name} (${list(names)}) SELECT ${list(values)} FROM ${table.name} WHERE ${this.predicate(table)} LIMIT 3 ON CONFLICT DO NOTHING`
  }

  private merge(): Piece {
    const { random } = this
    const table = this.table()
    const columns = table.columns.filter(({ generated }) => generated === undefined)
    if (table.key.length !== 1) return this.copyRows(table)
    const rows = Array.from(
      { length: random.pick(1, 2, 3) },
      () =>
        sql`(${list(columns.map((column) => named(`${table.name}.${column.name}`, `${columnValue(random, table, column)}::${typeOf(column.type).name}`)))})`,
    )
    const names = columns.map(({ name }) => named(`${table.name}.${name}`, name))
    const values = columns.map(({ name }) => named(`${table.name}.${name}`, `s.${name}`))
    const column = this.written(table)
    const update = column ? ` WHEN MATCHED THEN UPDATE SET ${column.name} = s.${column.name}` : ''
    const some = `${random.pick('s', 't')}.${random.pick(...columns).name} IS NULL`
    return sql`MERGE INTO ${table.name} t USING (SELECT DISTINCT ON (id) * FROM (VALUES ${list(rows)}) AS v(${list(names)})) s ON t.id = s.id
  WHEN MATCHED AND ${some} THEN DELETE${update} WHEN NOT MATCHED THEN INSERT (${list(names)}) VALUES (${list(values)})`
  }

  /** Several tables in one statement. */
  private several(): Piece {
    const { random } = this
    const parts = Array.from({ length: random.pick(2, 2, 3) }, (_, index) => {
      const kind = random.pick(
        () => this.insert(),
        () => this.update(),
        () => this.delete(),
      )
      return sql`w${index} AS (${kind()} RETURNING 1)`
    })
    return sql`WITH ${list(parts)} SELECT`
  }

  private truncate(): Piece {
    const { random } = this
    const tables = random.chance(0.3) ? this.tables.map(({ name }) => name).join(', ') : this.target(this.table())
    return `TRUNCATE ${tables}${random.pick('', ' CASCADE', ' CASCADE')}`
  }

  private block(): Piece {
    const { random } = this
    const fail = random.pick('', '', 'PERFORM 1 / 0;')
    return sql`DO $do$ BEGIN ${this.one0()}; BEGIN ${this.one0()}; ${fail} EXCEPTION WHEN OTHERS THEN NULL; END; END $do$`
  }

  private one0(): Piece {
    return this.random.pick(
      () => this.insert(),
      () => this.update(),
      () => this.delete(),
    )()
  }

  /** Many rows at once. */
  private many(): Piece {
    const { random } = this
    const table = this.table()
    const columns = table.columns.filter(({ generated }) => generated === undefined)
    if (!columns.some(({ name, type }) => name === 'id' && type === 'int')) return this.insert(table)
    const names = columns.map(({ name }) => named(`${table.name}.${name}`, name))
    const values = columns.map((column) =>
      named(
        `${table.name}.${column.name}`,
        column.name === 'id' ? 'n' : `${columnValue(random, table, column)}::${typeOf(column.type).name}`,
      ),
    )
    return sql`INSERT INTO ${table.name} (${list(names)}) SELECT ${list(values)} FROM generate_series(${table.key.length > 0 ? 30 : 36}, 40) AS n ON CONFLICT DO NOTHING`
  }

  private transaction(): readonly Piece[] {
    const { random } = this
    const some = () => Array.from({ length: random.pick(1, 2) }, () => this.one())
    const first = ['BEGIN', ...(random.chance(0.3) ? ['SET CONSTRAINTS ALL DEFERRED'] : []), ...some()]
    const middle = random.chance(0.5)
      ? ['SAVEPOINT s', ...some(), random.pick('ROLLBACK TO SAVEPOINT s', 'RELEASE SAVEPOINT s')]
      : []
    return [...first, ...middle, ...some(), random.pick('COMMIT', 'COMMIT', 'ROLLBACK')]
  }

  private written(table: Table): Column | undefined {
    const columns = table.columns.filter(({ name, generated }) => generated === undefined && !table.key.includes(name))
    return columns.length === 0 ? undefined : this.random.pick(...columns)
  }
}
