import type { Random } from '../../oracle/support/random.js'

/** A type that columns and expressions have, and what may be done with it. */
export interface Type {
  readonly name: string
  /** A few values that meet often, NULL not among them. */
  readonly values: readonly string[]
  /** Equal values may look different: only values are compared. */
  readonly loose?: boolean
  readonly unequal?: boolean
  readonly unordered?: boolean
  readonly key?: boolean
  /** What a database needs before it has the type. */
  readonly setup?: string
}

const quoted = (...values: string[]) => values.map((value) => `'${value}'`)

/** Every type a random column may have, by a short name. */
export const TYPES = {
  int: { name: 'integer', values: ['0', '1', '2', '3', '4', '-1'], key: true },
  text: { name: 'text', values: quoted('a', 'b', 'c', '', 'B', "it''s"), key: true },
  bool: { name: 'boolean', values: ['true', 'false'] },
  money: { name: 'numeric(10,2)', values: ['0', '1.50', '-2', '10.25', "'NaN'"], key: true },
  bigint: { name: 'bigint', values: ['0', '1', '2', '9007199254740993', '-9007199254740993'], key: true },
  small: { name: 'smallint', values: ['0', '1', '2', '-3'] },
  numeric: {
    name: 'numeric',
    values: ['1', '1.0', '1.00', '2.5', '-7', "'NaN'", "'Infinity'", '0.0'],
    loose: true,
    key: true,
  },
  float: {
    name: 'double precision',
    values: ['0', "'-0'", '0.25', '1.5', '-4', "'NaN'", "'Infinity'", "'-Infinity'"],
    loose: true,
  },
  real: { name: 'real', values: ['0', '0.5', '2', "'NaN'"], loose: true },
  char: { name: 'character(3)', values: quoted('a', 'b ', 'b', ''), loose: true, key: true },
  varchar: { name: 'character varying(5)', values: quoted('a', 'b', 'xyz', '') },
  date: { name: 'date', values: quoted('2024-01-01', '2024-02-29', 'infinity') },
  timestamp: { name: 'timestamp', values: quoted('2024-01-01 10:00', '2024-01-01 10:30', '2024-02-29') },
  timestamptz: {
    name: 'timestamptz',
    values: quoted('2024-01-01 00:00+00', '2024-01-01 00:30+00', '2024-03-01 00:00+02'),
  },
  interval: { name: 'interval', values: quoted('1 day', '24 hours', '1 month', '30 days'), loose: true },
  uuid: {
    name: 'uuid',
    values: quoted('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002'),
    key: true,
  },
  jsonb: { name: 'jsonb', values: quoted('1', '1.0', 'null', '{"a": 1}', '{"a": 1.0}', '[1, 2]', '[]'), loose: true },
  json: { name: 'json', values: quoted('1', '[1, 2]', '{"a": 1}'), unequal: true, unordered: true },
  bytea: { name: 'bytea', values: quoted('', '\\x00', '\\x01ff') },
  ints: { name: 'integer[]', values: quoted('{}', '{1}', '{1,2}', '{NULL}', '{2,1,2}') },
  texts: { name: 'text[]', values: quoted('{}', '{a}', '{a,b}', '{NULL}') },
  range: { name: 'int4range', values: quoted('[1,3)', '[2,5)', 'empty') },
  mood: {
    name: 'mood',
    values: quoted('sad', 'ok', 'happy'),
    setup: "CREATE TYPE mood AS ENUM ('happy', 'ok', 'sad')",
    key: true,
  },
  positive: { name: 'positive', values: ['1', '2', '3'], setup: 'CREATE DOMAIN positive AS integer CHECK (VALUE > 0)' },
  pair: {
    name: 'pair',
    values: quoted('(1,a)', '(1,b)', '(,)', '(2,a)'),
    setup: 'CREATE TYPE pair AS (x integer, y text)',
  },
  citext: {
    name: 'citext',
    values: quoted('a', 'A', 'b', 'B'),
    setup: 'CREATE EXTENSION IF NOT EXISTS citext',
    loose: true,
    key: true,
  },
} as const satisfies Record<string, Type>

export type TypeName = keyof typeof TYPES

/** What is known of a type. */
export const typeOf = (name: TypeName): Type => TYPES[name]

/** A constant of the type, which says so. */
export function constant(random: Random, name: TypeName): string {
  const { values, name: type } = typeOf(name)
  if (random.chance(0.12)) return `NULL::${type}`
  const value = random.pick(...values)
  return name === 'int' || name === 'bool' ? parenthesized(value) : `${parenthesized(value)}::${type}`
}

/** A value that a statement writes into a column. */
export function value(random: Random, name: TypeName, nullable: boolean): string {
  return nullable && random.chance(0.2) ? 'NULL' : random.pick(...typeOf(name).values)
}

const parenthesized = (text: string) => (text.startsWith('-') ? `(${text})` : text)
