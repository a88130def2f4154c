import { comparison } from './expressions.js'
import { type Field, type Grammar, inside, type Relation, type Scope } from './grammar.js'
import { list, orSimpler, type Piece, sql } from './piece.js'
import { constant, type TypeName, typeOf } from './types.js'

/** Something in FROM: its SQL, its fields, and what tells its rows apart, where anything does. */
export interface From {
  readonly piece: Piece
  readonly fields: readonly Field[]
  readonly key: readonly Piece[] | undefined
  /** Whether it is a join, which parentheses enclose on the right of another. */
  readonly joins: boolean
}

/** A FROM clause of up to so many relations. */
export function fromClause(grammar: Grammar, scope: Scope, count: number): From {
  const { random } = grammar
  let left = item(grammar, scope, [])
  for (let number = 1; number < count; number++) left = joined(grammar, scope, left)
  if (random.chance(0.1)) {
    const right = item(grammar, scope, left.fields)
    return {
      piece: orSimpler(sql`${left.piece}, ${right.piece}`, left.piece, right.piece),
      fields: [...left.fields, ...right.fields],
      key: left.key && right.key && [...left.key, ...right.key],
      joins: true,
    }
  }
  return left
}

function joined(grammar: Grammar, scope: Scope, left: From): From {
  const { random } = grammar
  const kind = random.pick('JOIN', 'JOIN', 'LEFT JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN', 'CROSS JOIN')
  const lateral = kind === 'JOIN' || kind === 'LEFT JOIN' || kind === 'CROSS JOIN' ? left.fields : []
  const nests = random.chance(0.2)
  const right = nests ? nestedJoin(grammar, scope) : item(grammar, scope, lateral)
  const fields = [...left.fields, ...right.fields]
  const flipped = random.chance(0.3) && lateral.length === 0
  const [first, second] = flipped ? [right, left] : [left, right]
  const on = kind === 'CROSS JOIN' ? '' : sql` ON ${joinCondition(grammar, scope, left, right, kind === 'FULL JOIN')}`
  return {
    piece: orSimpler(
      sql`${first.piece} ${kind} ${flipped && second.joins ? sql`(${second.piece})` : second.piece}${on}`,
      left.piece,
      right.piece,
    ),
    fields,
    key: left.key && right.key && [...left.key, ...right.key],
    joins: true,
  }
}

function nestedJoin(grammar: Grammar, scope: Scope): From {
  const inner = joined(grammar, scope, item(grammar, scope, []))
  return { ...inner, piece: sql`(${inner.piece})`, joins: false }
}

function joinCondition(grammar: Grammar, scope: Scope, left: From, right: From, hashed: boolean): Piece {
  const { random } = grammar
  const pairs = left.fields.flatMap((one) =>
    right.fields
      .filter((other) => other.type === one.type && !typeOf(one.type).unequal)
      .map((other) => [one, other] as const),
  )
  const both = { ...scope, fields: [...left.fields, ...right.fields] }
  const other = random.chance(0.12) ? grammar.expression(both, 'bool', 2) : comparison(grammar, both)
  if (pairs.length === 0 || random.chance(0.1)) return orSimpler(other, 'true')
  const [one, two] = random.pick(...pairs)
  const equal = sql`${one.text} ${hashed || random.chance(0.93) ? '=' : random.pick('IS NOT DISTINCT FROM', '<', '>=')} ${two.text}`
  if (hashed || random.chance(0.65)) return orSimpler(equal, 'true')
  return orSimpler(sql`${equal} ${random.pick('AND', 'AND', 'OR')} ${other}`, equal, other)
}

function item(grammar: Grammar, scope: Scope, lateral: readonly Field[]): From {
  const { random } = grammar
  const alias = grammar.name('t')
  const named = (columns: Relation['columns'], key: readonly string[]): Omit<From, 'piece'> => ({
    fields: columns.map(({ name, type }) => ({ text: `${alias}.${name}`, type })),
    key: key.length > 0 ? key.map((name) => `${alias}.${name}`) : undefined,
    joins: false,
  })
  if (scope.depth > 0 && random.chance(0.22)) {
    const near = lateral.length > 0 && random.chance(0.5)
    const around: Scope = { ...inside(scope), outer: near ? [...lateral, ...scope.outer] : scope.outer }
    const { piece, columns, key } = grammar.query(around, { distinctNames: true })
    return { piece: sql`${near ? 'LATERAL ' : ''}(${piece}) AS ${alias}`, ...named(columns, key) }
  }
  if (random.chance(0.05)) return made(grammar, scope, alias, lateral)
  const relation = random.pick(...scope.relations)
  return { piece: `${relation.name} AS ${alias}`, ...named(relation.columns, relation.key) }
}

/** Rows that no table holds. */
function made(grammar: Grammar, scope: Scope, alias: string, lateral: readonly Field[]): From {
  const { random } = grammar
  const near = { ...scope, fields: lateral, outer: scope.outer, depth: 0 }
  const of = (type: TypeName) => grammar.expression(near, type, 1)
  const field = (name: string, type: TypeName) => ({ text: `${alias}.${name}`, type })
  const kind = random.below(5)
  if (kind === 0) {
    const rows = [1, 2, 3].map((number) => sql`(${number}, ${constant(random, 'text')})`)
    return {
      piece: sql`(VALUES ${list(rows)}) AS ${alias}(n, label)`,
      fields: [field('n', 'int'), field('label', 'text')],
      key: [`${alias}.n`],
      joins: false,
    }
  }
  if (kind === 1)
    return {
      piece: sql`unnest(${of('ints')}) AS ${alias}(n)`,
      fields: [field('n', 'int')],
      key: undefined,
      joins: false,
    }
  if (kind === 2) {
    const fields = [field('n', 'int'), field('place', 'bigint')]
    return {
      piece: sql`unnest(${of('ints')}) WITH ORDINALITY AS ${alias}(n, place)`,
      fields,
      key: [`${alias}.place`],
      joins: false,
    }
  }
  if (kind === 3) {
    return {
      piece: sql`jsonb_array_elements('[1, {"a": 2}]'::jsonb) AS ${alias}(j)`,
      fields: [field('j', 'jsonb')],
      key: undefined,
      joins: false,
    }
  }
  return {
    piece: sql`generate_series(1, least(${of('int')}, 4)) AS ${alias}(n)`,
    fields: [field('n', 'int')],
    key: [`${alias}.n`],
    joins: false,
  }
}
