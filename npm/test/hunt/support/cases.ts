import { Random } from '../../oracle/support/random.js'
import type { Relation } from './grammar.js'
import { type Piece, print } from './piece.js'
import type { Case, Member } from './run.js'
import { randomSchema, type Schema } from './schema.js'
import { RandomQueries } from './selects.js'
import { RandomStatements } from './statements.js'
import { typeOf } from './types.js'

const MEMBERS = 8
const STATEMENTS = 30

/** A schema, stream tables and statements, the same for the same seed. */
export function randomCase(seed: number): Case {
  const random = new Random(seed)
  const schema = randomSchema(random)
  const members = randomMembers(random, schema)
  const generator = new RandomStatements(random, schema.tables)
  const statements: Piece[] = []
  while (statements.length < STATEMENTS) statements.push(...generator.next())
  return { setup: schema.statements, members, statements }
}

function randomMembers(random: Random, schema: Schema): Member[] {
  const tables: Relation[] = schema.tables.map(({ name, columns, key }) => ({ name, columns, key }))
  const relations = [...tables]
  const members: Member[] = []
  for (let number = 1; number <= MEMBERS; number++) {
    const chosen = random.chance(0.2) ? relations : tables
    const { piece, columns, key } = new RandomQueries(random).defining(chosen, random.pick(0, 1, 1, 2, 3))
    const name = `s${number}`
    const unequal = columns.some(({ type }) => typeOf(type).unequal)
    const loose = isLoose(print(piece), schema)
    members.push({ name, query: piece, compare: unequal ? ['text'] : loose ? ['values'] : ['values', 'text'] })
    relations.push({ name, columns, key })
  }
  return members
}

/** Whether equal values of the query's columns may look different. */
function isLoose(query: string, { tables }: Schema): boolean {
  if (/\bs\d|numeric(?!\()|double|real|jsonb|interval|character\(|citext|1\.5|avg|var_pop|abs|round|sum/.test(query))
    return true
  const loose = tables.flatMap(({ columns }) =>
    columns.filter(({ type }) => typeOf(type).loose).map(({ name }) => name),
  )
  return loose.some((name) => query.includes(`.${name}`))
}
