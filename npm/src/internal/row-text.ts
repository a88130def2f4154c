import type { PGliteInterface, Results } from '@electric-sql/pglite'
import { type Key, keyOf } from './order.js'

type Fields = Results['fields']
type Parsers = Record<number, (value: string, type: number) => unknown>

/** A row, and the keys it is sorted by. */
export interface Parsed<Row> {
  readonly row: Row
  readonly keys: readonly Key[]
}

/** Turns the text of a composite value into the object that `pg.query` gives for the same row; the keys come last in it. */
export function rowParser<Row>(pg: PGliteInterface, fields: Fields): (text: string) => Parsed<Row> {
  const { parsers } = pg as unknown as { parsers: Parsers }
  return (text) => {
    const values = valueTexts(text)
    const row = Object.fromEntries(
      fields.map(({ name, dataTypeID }, column) => {
        const value = values[column] ?? null
        const parse = parsers[dataTypeID]
        return [name, value === null || !parse ? value : parse(value, dataTypeID)]
      }),
    ) as Row
    return { row, keys: values.slice(fields.length).map((text) => keyOf(text ?? '')) }
  }
}

/** The texts of the values in that of a composite value. */
function valueTexts(text: string): (string | null)[] {
  // Most rows quote nothing.
  if (!text.includes('"'))
    return text
      .slice(1, -1)
      .split(',')
      .map((value) => value || null)
  return Array.from(text.matchAll(VALUE), ([, quoted, plain]) => quoted?.replace(DOUBLED, '$1') ?? (plain || null))
}

/** A value follows a parenthesis or a comma; what is empty without quotes is NULL. */
const VALUE = /[(,](?:"([^"]*(?:""[^"]*)*)"|([^,)]*))/g

/** Within quotes, quotes and backslashes are written twice. */
const DOUBLED = /(["\\])\1/g
