import type { Grammar, Scope } from './grammar.js'
import { list, optional, orSimpler, type Piece, sql } from './piece.js'
import { type TypeName, typeOf } from './types.js'

/** An aggregate that gives the type, where there is one. */
export function aggregate(grammar: Grammar, around: Scope, type: TypeName): Piece | undefined {
  const { random } = grammar
  const { aggregated: _, windowed: __, ...scope } = around
  const of = (other: TypeName) => grammar.expression(scope, other, 1)
  const any = () => of(scope.fields.length > 0 ? random.pick(...scope.fields).type : 'int')
  const total = scope.total
  const distinct = random.chance(0.2) ? 'DISTINCT ' : ''
  const choices: (() => Piece)[] = []
  const { unordered } = typeOf(type)
  if (!unordered && EXTREMES.has(type)) choices.push(() => sql`${random.pick('min', 'max')}(${of(type)})`)
  if (type === 'int') {
    choices.push(
      () => 'count(*)::integer',
      () => sql`count(${any()})::integer`,
      () => sql`count(DISTINCT ${of('int')})::integer`,
      () => sql`bit_or(${of('int')})`,
      () => sql`mode() WITHIN GROUP (ORDER BY ${of('int')})`,
      () => sql`percentile_disc(0.5) WITHIN GROUP (ORDER BY ${of('int')})`,
    )
  }
  if (type === 'bigint')
    choices.push(
      () => 'count(*)',
      () => sql`sum(${distinct}${of('int')})`,
      () => sql`count(${distinct}${of('text')})`,
    )
  if (type === 'numeric') {
    choices.push(
      () => sql`sum(${distinct}${of('numeric')})`,
      () => sql`avg(${distinct}${of('int')})`,
      () => sql`avg(${of('money')})`,
      () => sql`sum(${of('bigint')})`,
      () => sql`var_pop(${of('int')})`,
    )
  }
  if (type === 'money') choices.push(() => sql`sum(${of('money')})::numeric(10,2)`)
  if (type === 'float') choices.push(() => sql`sum(${of('float')})`)
  if (type === 'interval') choices.push(() => sql`sum(${of('interval')})`)
  if (type === 'bool') choices.push(() => sql`${random.pick('bool_and', 'bool_or', 'every')}(${of('bool')})`)
  if (type === 'text') {
    choices.push(() => {
      const text = of('text')
      return sql`string_agg(DISTINCT ${text}, ',' ORDER BY ${text})`
    })
    if (total) choices.push(() => sql`string_agg(${of('text')}, ',' ORDER BY ${list([of('int'), ...total])})`)
  }
  if (type === 'ints' && total) {
    choices.push(() => sql`array_agg(${of('int')} ORDER BY ${list(total)})`)
    choices.push(() => sql`array_agg(DISTINCT ${of('int')})`)
  }
  if (type === 'jsonb' && total) choices.push(() => sql`jsonb_agg(${any()} ORDER BY ${list(total)})`)
  if (choices.length === 0) return undefined
  const made = random.pick(...choices)()
  if (!random.chance(0.15) || isCast(made)) return made
  return orSimpler(sql`${made}${optional(sql` FILTER (WHERE ${of('bool')})`)}`, made)
}

const EXTREMES = new Set<TypeName>([
  'int',
  'text',
  'money',
  'numeric',
  'date',
  'float',
  'bigint',
  'timestamptz',
  'mood',
  'ints',
  'char',
])

const isCast = (piece: Piece) =>
  typeof piece === 'string' ? piece.includes('::') : 'parts' in piece && `${piece.parts.at(-1)}`.includes('::')
