import { aggregate } from './aggregates.js'
import { type Field, type Grammar, inside, type Scope } from './grammar.js'
import { list, orSimpler, type Piece, sql } from './piece.js'
import { constant, type TypeName, typeOf } from './types.js'
import { windowFunction } from './windows.js'

/** A random expression of a type. */
export function expression(grammar: Grammar, scope: Scope, type: TypeName, depth = 2): Piece {
  const { random } = grammar
  const simple = leaf(grammar, scope, type)
  if (scope.aggregated !== undefined && random.chance(0.45)) {
    const made = aggregate(grammar, { ...scope, fields: scope.aggregated, outer: scope.outer }, type)
    if (made !== undefined) return orSimpler(made, simple)
  }
  if (scope.windowed && random.chance(0.4)) {
    const made = windowFunction(grammar, { ...scope, windowed: false }, type)
    if (made !== undefined) return orSimpler(made, simple)
  }
  if (depth <= 0 || random.chance(0.55)) return simple
  if (type === 'bool') return orSimpler(condition(grammar, scope, depth), simple)
  if (scope.depth > 0 && random.chance(0.15)) return orSimpler(scalarQuery(grammar, scope, type), simple)
  return orSimpler(composed(grammar, scope, type, depth - 1), simple)
}

/** A field or a constant. */
export function leaf({ random }: Grammar, scope: Scope, type: TypeName): Piece {
  const own = scope.fields.filter((field) => field.type === type)
  const outer = scope.outer.filter((field) => field.type === type)
  if (outer.length > 0 && random.chance(own.length > 0 ? 0.2 : 0.7))
    return pickField(random.pick(...outer), random, type)
  if (own.length > 0 && random.chance(0.85)) return pickField(random.pick(...own), random, type)
  return constant(random, type)
}

const pickField = (field: Field, random: Grammar['random'], type: TypeName): Piece =>
  orSimpler(field.text, constant(random, type))

function composed(grammar: Grammar, scope: Scope, type: TypeName, depth: number): Piece {
  const { random } = grammar
  const of = (other: TypeName) => expression(grammar, scope, other, depth)
  const common: (() => Piece)[] = [
    () => sql`COALESCE(${of(type)}, ${of(type)})`,
    () => sql`CASE WHEN ${of('bool')} THEN ${of(type)} ELSE ${of(type)} END`,
    () => sql`CASE ${of('int')} WHEN 1 THEN ${of(type)} WHEN 2 THEN ${of(type)} END`,
  ]
  const special: Partial<Record<TypeName, (() => Piece)[]>> = {
    int: [
      () => sql`(${of('int')} + ${of('int')})`,
      () => sql`(${of('int')} - ${of('int')})`,
      () => sql`(${of('int')} % 3)`,
      () => sql`length(${of('text')})`,
      () => sql`cardinality(${of('ints')})`,
      () => sql`(${of('bool')})::integer`,
      () => sql`CASE WHEN ${leaf(grammar, scope, 'int')} <> 0 THEN 6 / NULLIF(${of('int')}, 0) END`,
      () => sql`GREATEST(${of('int')}, ${of('int')})`,
      () => sql`extract(month FROM ${of('date')})::integer`,
    ],
    text: [
      () => sql`(${of('text')} || ${of('text')})`,
      () => sql`upper(${of('text')})`,
      () => sql`(${of('int')})::text`,
      () => sql`substr(${of('text')}, 1, 1)`,
      () => sql`(${of('varchar')})::text`,
      () => sql`concat_ws('-', ${of('text')}, ${of('int')})`,
    ],
    money: [() => sql`(${of('money')} + ${of('money')})::numeric(10,2)`, () => sql`abs(${of('money')})::numeric(10,2)`],
    numeric: [
      () => sql`(${of('numeric')} + ${of('money')})`,
      () => sql`(${of('int')} * 1.5)`,
      () => sql`round(${of('numeric')}, 1)`,
    ],
    float: [() => sql`(${of('float')} * 2)`, () => sql`(${of('int')})::double precision`],
    bigint: [() => sql`(${of('int')})::bigint`],
    date: [() => sql`(${of('date')} + ${of('int')})`],
    ints: [() => sql`ARRAY[${list([of('int'), of('int')])}]`, () => sql`(${of('ints')} || ${of('int')})`],
    jsonb: [
      () => sql`to_jsonb(${of('int')})`,
      () => sql`jsonb_build_object('k', ${of('int')}, 'j', ${of('jsonb')})`,
      () => sql`(${of('jsonb')} -> 'a')`,
    ],
  }
  const own = special[type] ?? []
  return random.pick(...common, ...own, ...own)()
}

/** A random condition. */
export function condition(grammar: Grammar, scope: Scope, depth: number): Piece {
  const { random } = grammar
  if (scope.depth > 0 && random.chance(0.3)) return nested(grammar, scope)
  const kind = random.below(10)
  if (kind < 3 && depth > 0) {
    const parts = [0, 1].map(() => expression(grammar, scope, 'bool', depth - 1))
    const [first = 'true', second = 'true'] = parts
    if (kind === 0) return orSimpler(sql`NOT (${first})`, first)
    return orSimpler(sql`(${first} ${random.pick('AND', 'OR')} ${second})`, first, second)
  }
  return comparison(grammar, scope, depth - 1)
}

/** A comparison of two expressions of one type, mostly of one that the scope has. */
export function comparison(grammar: Grammar, scope: Scope, depth = 0): Piece {
  const { random } = grammar
  const types = [...scope.fields, ...(random.chance(0.4) ? scope.outer : [])].map((field) => field.type)
  const type = types.length > 0 ? random.pick(...types) : 'int'
  const left = expression(grammar, scope, type, depth)
  const right = () => expression(grammar, scope, type, depth)
  if (typeOf(type).unequal || random.chance(0.15)) return sql`${left} IS ${random.pick('', 'NOT ')}NULL`
  if (type === 'text' && random.chance(0.2)) return sql`${left} ${random.pick('LIKE', 'NOT LIKE', '~')} 'a%'`
  const kind = random.below(10)
  if (kind === 0) return sql`${left} IN (${list([right(), right()])})`
  if (kind === 1) return sql`${left} NOT IN (${list([right(), right()])})`
  if (kind === 2) return sql`${left} IS ${random.pick('', 'NOT ')}DISTINCT FROM ${right()}`
  if (kind === 3) return sql`${left} BETWEEN ${right()} AND ${right()}`
  if (kind === 4 && type === 'int') return sql`(${left}, 1) ${random.pick('<', '=', '>=')} (${right()}, ${right()})`
  return sql`${left} ${random.pick('=', '=', '=', '<>', '<', '>=')} ${right()}`
}

/** A condition with a query in it. */
function nested(grammar: Grammar, scope: Scope): Piece {
  const { random } = grammar
  const negated = random.pick('', 'NOT ')
  const kind = random.below(10)
  if (kind < 4) return sql`${negated}EXISTS (${grammar.query(inside(scope)).piece})`
  const types = scope.fields.map((field) => field.type).filter((type) => !typeOf(type).unequal)
  const type = types.length > 0 ? random.pick(...types) : 'int'
  const left = expression(grammar, scope, type, 1)
  if (kind === 4) {
    const query = grammar.query(inside(scope), { types: [type, 'int'] }).piece
    return sql`(${left}, ${expression(grammar, scope, 'int', 0)}) ${negated}IN (${query})`
  }
  const query = grammar.query(inside(scope), { types: [type] }).piece
  if (kind < 8) return sql`${left} ${negated}IN (${query})`
  return sql`${left} ${random.pick('=', '<', '>=', '<>')} ${random.pick('ANY', 'ALL')} (${query})`
}

/** A query that gives one value. */
function scalarQuery(grammar: Grammar, scope: Scope, type: TypeName): Piece {
  if (type === 'ints' && grammar.random.chance(0.7)) {
    return sql`ARRAY(${grammar.query(inside(scope), { types: ['int'] }).piece})`
  }
  return sql`(${grammar.query(inside(scope), { types: [type], single: true }).piece})`
}
