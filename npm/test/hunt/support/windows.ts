import type { Grammar, Scope } from './grammar.js'
import { list, type Piece, sql } from './piece.js'
import type { TypeName } from './types.js'

/** A window function that gives the type, where there is one. */
export function windowFunction(grammar: Grammar, scope: Scope, type: TypeName): Piece | undefined {
  const { random } = grammar
  const of = (other: TypeName) => grammar.expression({ ...scope, windowed: false }, other, 1)
  const total = scope.total
  const fieldTypes = scope.fields.map((field) => field.type).filter((other) => other !== 'json')
  const some = () => of(fieldTypes.length > 0 ? random.pick(...fieldTypes) : 'int')
  const partition = list(
    random.chance(0.75) ? [some()] : random.chance(0.5) ? [some(), some()] : [],
    ', ',
    0,
    'PARTITION BY ',
  )
  const direction = () => random.pick('', ' DESC', ' NULLS FIRST', ' DESC NULLS LAST')
  const loose = list(random.chance(0.7) ? [sql`${some()}${direction()}`] : [], ', ', 0, ' ORDER BY ')
  const strict = total && list([sql`${some()}${direction()}`, ...total], ', ', 0, ' ORDER BY ')
  const choices: (() => Piece)[] = []
  if (type === 'bigint') {
    choices.push(
      () => sql`${random.pick('rank', 'dense_rank')}() OVER (${partition}${loose})`,
      () => sql`count(${random.chance(0.5) ? '*' : some()}) OVER (${partition}${loose})`,
      () => sql`sum(${of('int')}) OVER (${partition}${loose})`,
    )
    if (strict) choices.push(() => sql`row_number() OVER (${partition}${strict})`)
  }
  if (['int', 'text', 'money', 'numeric', 'date'].includes(type)) {
    choices.push(() => sql`${random.pick('min', 'max')}(${of(type)}) OVER (${partition}${loose})`)
    if (strict) {
      const frame = random.pick('', ' ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING', ' ROWS UNBOUNDED PRECEDING')
      choices.push(
        () => sql`${random.pick('lag', 'lead', 'first_value', 'last_value')}(${of(type)}) OVER (${partition}${strict})`,
        () => sql`max(${of(type)}) OVER (${partition}${strict}${frame})`,
        () => sql`nth_value(${of(type)}, 2) OVER (${partition}${strict})`,
      )
    }
  }
  if (type === 'int' && strict) choices.push(() => sql`ntile(2) OVER (${partition}${strict})`)
  return choices.length === 0 ? undefined : random.pick(...choices)()
}
