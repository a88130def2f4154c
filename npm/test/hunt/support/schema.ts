import type { Random } from '../../oracle/support/random.js'
import { list, named, type Piece, sql } from './piece.js'
import { randomTrigger } from './triggers.js'
import { constant, TYPES, type TypeName, typeOf, value } from './types.js'

/** A column of a random table. */
export interface Column {
  readonly name: string
  readonly type: TypeName
  readonly nullable: boolean
  /** Postgres fills it; statements that write it fail. */
  readonly generated?: string
}

/** A random table; without a key its rows are followed by their values. */
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly key: readonly string[]
  /** Its partitions, which statements may name instead; none where it is not partitioned. */
  readonly parts: readonly string[]
}

/** Random tables, and the statements that make and fill them. */
export interface Schema {
  readonly tables: readonly Table[]
  readonly statements: readonly Piece[]
}

const NAMES = ['a', 'b', 'c', 'd']

/** One to four tables with keys of every kind, foreign keys, unique constraints, generated columns and triggers. */
export function randomSchema(random: Random): Schema {
  const tables: Table[] = []
  const makers: Piece[] = []
  const references: Piece[] = []
  for (const name of NAMES.slice(0, random.pick(1, 2, 2, 3, 3, 4))) {
    const { table, definition } = randomTable(random, name, tables, references)
    tables.push(table)
    makers.push(definition)
  }
  const setups = new Set(tables.flatMap(({ columns }) => columns.map(({ type }) => typeOf(type).setup ?? '')))
  const rows = tables.flatMap((table) => Array.from({ length: random.below(7) }, () => insertRow(random, table)))
  const triggers = random.chance(0.35)
    ? Array.from({ length: 1 + random.below(2) }, () => randomTrigger(random, tables))
    : []
  return {
    tables,
    statements: [...setups, ...makers, ...references, ...rows, ...triggers].filter((piece) => piece !== ''),
  }
}

function randomTable(random: Random, name: string, before: readonly Table[], references: Piece[]) {
  const columns: Column[] = []
  const clauses: Piece[] = []
  const key = randomKey(random, columns, clauses)
  if (random.chance(0.85)) columns.push({ name: 'g', type: 'int', nullable: true })
  for (const parent of before) {
    const target = parent.columns.find((column) => column.name === parent.key[0])
    if (parent.key.length !== 1 || target === undefined || random.chance(0.35)) continue
    columns.push({ name: `${parent.name}_id`, type: target.type, nullable: random.chance(0.8) })
    if (random.chance(0.75)) references.push(foreignKey(random, name, parent, target.name))
  }
  const types = Object.keys(TYPES) as TypeName[]
  for (const column of ['u', 'v', 'w', 'x'].slice(0, 1 + random.below(4))) {
    const type = random.chance(0.5)
      ? random.pick<TypeName>('int', 'text', 'money', 'numeric', 'bool', 'float')
      : random.pick(...types)
    columns.push({ name: column, type, nullable: random.chance(0.75) })
  }
  if (random.chance(0.12) && columns.some((column) => column.name === 'g')) {
    columns.push({
      name: 'made',
      type: 'int',
      nullable: true,
      generated: `(g * 2) ${random.pick('STORED', 'STORED', 'VIRTUAL')}`,
    })
  }
  if (random.chance(0.1)) clauses.push(`UNIQUE (${columns[columns.length - 1]?.name})`)
  const parts = isPartitioned(random, columns, clauses) ? [`${name}_even`, `${name}_odd`] : []
  const table: Table = { name, columns, key, parts }
  const definitions = columns.map((column) => named(`${name}.${column.name}`, definitionOf(random, column)))
  const partitions = parts.map(
    (part, index) =>
      `; CREATE TABLE ${part} PARTITION OF ${name} FOR VALUES WITH (MODULUS ${parts.length}, REMAINDER ${index})`,
  )
  const end = parts.length > 0 ? ` PARTITION BY HASH (id)${partitions.join('')}` : ''
  return { table, definition: sql`CREATE TABLE ${name} (${list([...definitions, ...clauses], ', ', 0)})${end}` }
}

/** Unique constraints of a partitioned table hold the partition key, which must have a hash, and are not deferrable. */
function isPartitioned(random: Random, columns: readonly Column[], clauses: readonly Piece[]): boolean {
  const hashed = ['int', 'bigint', 'text', 'uuid', 'numeric'].includes(columns[0]?.type ?? '')
  const holds = clauses.every((clause) => /\(id(, part)?\)$/.test(`${clause}`))
  const plain = columns.every(({ generated }) => generated === undefined)
  return random.chance(0.15) && hashed && holds && plain
}

/** Adds the columns of a key, and gives their names; none where there is no key that can tell rows apart. */
function randomKey(random: Random, columns: Column[], clauses: Piece[]): string[] {
  const kind = random.below(20)
  const type =
    kind < 13 ? 'int' : random.pick<TypeName>('text', 'uuid', 'numeric', 'char', 'bigint', 'mood', 'citext', 'money')
  columns.push({ name: 'id', type, nullable: false })
  if (kind === 12) return []
  if (kind === 10 || kind === 11) {
    columns.push({ name: 'part', type: random.pick<TypeName>('int', 'text', 'numeric'), nullable: false })
    clauses.push('PRIMARY KEY (id, part)')
    return ['id', 'part']
  }
  clauses.push(kind === 9 ? 'UNIQUE (id)' : random.chance(0.1) ? 'PRIMARY KEY (id) DEFERRABLE' : 'PRIMARY KEY (id)')
  return ['id']
}

function definitionOf(random: Random, { name, type, nullable, generated }: Column): string {
  if (generated !== undefined) return `${name} ${typeOf(type).name} GENERATED ALWAYS AS ${generated}`
  const identity = name === 'id' && type === 'int' && random.chance(0.2) ? ' GENERATED BY DEFAULT AS IDENTITY' : ''
  const initial = name !== 'id' && random.chance(0.1) ? ` DEFAULT ${constant(random, type)}` : ''
  return `${name} ${typeOf(type).name}${nullable ? '' : ' NOT NULL'}${identity}${initial}`
}

function foreignKey(random: Random, name: string, parent: Table, target: string): Piece {
  const action = () => random.pick('CASCADE', 'CASCADE', 'SET NULL', 'SET DEFAULT', 'RESTRICT', 'NO ACTION')
  const late = random.chance(0.15) ? ' DEFERRABLE INITIALLY DEFERRED' : ''
  return `ALTER TABLE ${name} ADD FOREIGN KEY (${parent.name}_id) REFERENCES ${parent.name} (${target}) ON DELETE ${action()} ON UPDATE ${action()}${late}`
}

/** An INSERT of some rows, its columns in pieces that go with those of the table. */
export function insertRow(random: Random, table: Table, count = 1, end: Piece = '', into = table.name): Piece {
  const columns = table.columns.filter(({ generated }) => generated === undefined)
  const names = columns.map((column) => named(`${table.name}.${column.name}`, column.name))
  const row = () =>
    sql`(${list(columns.map((column) => named(`${table.name}.${column.name}`, columnValue(random, table, column))))})`
  return sql`INSERT INTO ${into} (${list(names)}) VALUES ${list(Array.from({ length: count }, row))}${end}`
}

/** A value for a column; those of keys are many, so that few meet. */
export function columnValue(random: Random, table: Table, column: Column): string {
  const { type, nullable, name } = column
  if (table.key.includes(name) && (type === 'int' || type === 'bigint')) return `${1 + random.below(9)}`
  if (name.endsWith('_id') && type === 'int' && !random.chance(0.15)) return `${1 + random.below(6)}`
  return value(random, type, nullable)
}
