import type { Random } from '../../oracle/support/random.js'
import { aggregate } from './aggregates.js'
import { condition, expression } from './expressions.js'
import type { Field, Grammar, Produced, Relation, Scope, Wanted } from './grammar.js'
import { list, optional, orSimpler, type Piece, print, sql } from './piece.js'
import { fromClause } from './relations.js'
import { constant, type TypeName, typeOf } from './types.js'

const COMMON: readonly TypeName[] = ['int', 'int', 'text', 'numeric', 'bool', 'bigint', 'money']

/** Draws queries over relations, of everything that is maintained. */
export class RandomQueries implements Grammar {
  private names = 0

  constructor(readonly random: Random) {}

  /** A defining query, nested as deep as said, with names for its columns. */
  defining(relations: readonly Relation[], depth: number): Produced {
    return this.query({ fields: [], outer: [], relations, depth }, { distinctNames: true })
  }

  name(prefix: string): string {
    this.names++
    return `${prefix}${this.names}`
  }

  expression(scope: Scope, type: TypeName, depth = 2): Piece {
    return expression(this, scope, type, depth)
  }

  query(scope: Scope, wanted: Wanted = {}): Produced {
    const { random } = this
    if (scope.depth > 0 && random.chance(0.08)) return this.withQueries(scope, wanted)
    if (!wanted.single && scope.depth > 0 && random.chance(0.12)) return this.setOperation(scope, wanted)
    return this.select(scope, wanted)
  }

  private withQueries(scope: Scope, wanted: Wanted): Produced {
    const { random } = this
    const relations = [...scope.relations]
    const definitions: Piece[] = []
    for (let number = random.pick(1, 1, 2); number > 0; number--) {
      const name = this.name('w')
      const around = { ...scope, fields: [], relations: [...relations], depth: scope.depth - 1 }
      const { piece, columns, key } = this.query(around, { distinctNames: true })
      definitions.push(sql`${name} AS ${random.pick('', '', 'MATERIALIZED ', 'NOT MATERIALIZED ')}(${piece})`)
      // Twice, so that it is mostly read, and sometimes often.
      for (let copies = 0; copies < 3; copies++) relations.push({ name, columns, key })
    }
    const body = this.query({ ...scope, relations, depth: scope.depth - 1 }, wanted)
    return { ...body, piece: orSimpler(sql`WITH ${list(definitions)} ${body.piece}`, body.piece) }
  }

  private setOperation(scope: Scope, wanted: Wanted): Produced {
    const { random } = this
    const types = (wanted.types ?? this.types(scope)).map((type) => type)
    const around = { ...scope, depth: scope.depth - 1 }
    const [left, right] = [0, 1].map(() => this.query(around, { ...wanted, types })) as [Produced, Produced]
    const operator = random.pick(
      'UNION ALL',
      'UNION ALL',
      'UNION',
      'INTERSECT',
      'INTERSECT ALL',
      'EXCEPT',
      'EXCEPT ALL',
    )
    const piece = sql`(${left.piece}) ${operator} (${right.piece})`
    return { piece: orSimpler(piece, left.piece, right.piece), columns: left.columns, key: [] }
  }

  private types(scope: Scope): TypeName[] {
    const { random } = this
    const seen = scope.relations
      .flatMap(({ columns }) => columns.map(({ type }) => type))
      .filter((type) => type !== 'json')
    const one = () => (random.chance(0.5) && seen.length > 0 ? random.pick(...seen) : random.pick(...COMMON))
    return Array.from({ length: random.pick(1, 2, 2, 3) }, one)
  }

  private select(scope: Scope, wanted: Wanted): Produced {
    const { random } = this
    const from = fromClause(this, scope, random.pick(1, 1, 2, 2, 2, 3, 4))
    const input: Scope = { ...scope, fields: from.fields, ...(from.key ? { total: from.key } : {}) }
    const where = random.chance(0.5) ? optional(sql` WHERE ${condition(this, input, 2)}`) : ''
    const kind = wanted.single ? 8 : random.below(20)
    if (kind >= 6 && kind < 12) return this.grouped(input, from.piece, where, wanted)
    return this.plain(input, from.piece, where, wanted, kind)
  }

  private plain(scope: Scope, from: Piece, where: Piece, wanted: Wanted, kind: number): Produced {
    const { random } = this
    const windowed = kind >= 12 && kind < 15
    const types = this.itemTypes(scope, wanted, windowed)
    const items = types.map((type) => ({ type, text: this.expression({ ...scope, windowed }, type, 2) }))
    const keys = !wanted.types && scope.total && random.chance(0.6) ? this.keyItems(scope, random) : []
    const all = [...keys, ...items]
    const names = this.outputNames(all.length, wanted)
    const head = list(
      all.map(({ text }, index) => item(text, names[index])),
      ', ',
      wanted.types?.length ?? 1,
    )
    const columns = all.map(({ type }, index) => ({ name: names[index] ?? '', type }))
    const key = keys.length > 0 ? names.slice(0, keys.length) : []
    if (kind === 15)
      return { piece: sql`SELECT ${random.pick('DISTINCT ', '')}${head} FROM ${from}${where}`, columns, key: [] }
    if (kind === 16) return { piece: sql`SELECT DISTINCT ${head} FROM ${from}${where}`, columns, key: [] }
    if (kind === 17 && scope.total) {
      const first = this.expression({ ...scope, windowed: random.chance(0.1) }, types[0] ?? 'int', 1)
      const next = random.chance(0.1) ? [this.expression({ ...scope, windowed: true }, 'int', 1)] : []
      const order = list([first, ...next, ...scope.total])
      return { piece: sql`SELECT DISTINCT ON (${first}) ${head} FROM ${from}${where} ORDER BY ${order}`, columns, key }
    }
    if (kind === 18 && scope.total) {
      const order = list([
        sql`${this.expression(scope, types[0] ?? 'int', 1)}${random.pick('', ' DESC')}`,
        // One less is still total where a join tells it.
        ...scope.total.slice(random.chance(0.2) ? 1 : 0),
      ])
      const limit = random.pick(
        ' LIMIT 3',
        ' LIMIT 2 OFFSET 1',
        ' FETCH FIRST 2 ROWS WITH TIES',
        ' OFFSET 1 FETCH FIRST 1 ROWS WITH TIES',
        ' OFFSET 0',
        ' OFFSET 1',
        ' LIMIT 1',
      )
      return { piece: sql`SELECT ${head} FROM ${from}${where} ORDER BY ${order}${limit}`, columns, key }
    }
    if (kind === 19 && random.chance(0.2)) return this.orderedOnly(scope, from, where, types, names, columns)
    return { piece: sql`SELECT ${head} FROM ${from}${where}`, columns, key }
  }

  /** A single row, as there is an aggregate in its order alone. */
  private orderedOnly(
    scope: Scope,
    from: Piece,
    where: Piece,
    types: readonly TypeName[],
    names: readonly string[],
    columns: Produced['columns'],
  ): Produced {
    const own = names.slice(names.length - types.length)
    const head = list(
      types.map((type, index) => item(constant(this.random, type), own[index])),
      ', ',
      types.length,
    )
    const { total: _, ...inner } = scope
    const order = this.aggregated({ ...inner, aggregated: scope.fields }, 'int')
    return {
      piece: sql`SELECT ${head} FROM ${from}${where} ORDER BY ${order}`,
      columns: columns.slice(columns.length - types.length),
      key: [],
    }
  }

  private grouped(input: Scope, from: Piece, where: Piece, wanted: Wanted): Produced {
    const { random } = this
    const count = wanted.single ? 0 : random.pick(0, 1, 1, 1, 2)
    const groups = this.groupKeys(input, count)
    const scope: Scope = { ...input, fields: groups, aggregated: input.fields, windowed: random.chance(0.08) }
    const { total: _, ...grouped } = scope
    const inner = input.total ? { ...grouped, total: input.total } : grouped
    const types = this.itemTypes({ ...scope, fields: [...groups, ...input.fields.slice(0, 2)] }, wanted, true)
    const one = (type: TypeName) =>
      wanted.single ? this.aggregated(inner, type) : this.expression({ ...inner, windowed: false }, type, 2)
    const items = types.map((type) => ({ type, text: one(type) }))
    const shown = wanted.types || random.chance(0.15) ? [] : groups
    const all = [...shown, ...items]
    const names = this.outputNames(all.length, wanted)
    const head = list(
      all.map(({ text }, index) => item(text, names[index])),
      ', ',
      wanted.types?.length ?? 1,
    )
    const by = groupBy(random, groups)
    const having = random.chance(0.25) && !wanted.single ? optional(sql` HAVING ${condition(this, inner, 2)}`) : ''
    const columns = all.map(({ type }, index) => ({ name: names[index] ?? '', type }))
    // A group key may be NULL, so the groups are told apart only where IS NOT DISTINCT FROM compares them.
    return {
      piece: sql`SELECT ${head} FROM ${from}${where}${by}${having}`,
      columns,
      key: shown.length > 0 ? names.slice(0, shown.length) : [],
    }
  }

  /** A value of all rows, so that there is only one. */
  private aggregated(scope: Scope, type: TypeName): Piece {
    const made = aggregate(this, { ...scope, fields: scope.aggregated ?? [] }, type)
    return made ?? sql`CASE WHEN count(*) > 1 THEN ${constant(this.random, type)} END`
  }

  private groupKeys(input: Scope, count: number): Field[] {
    const { random } = this
    const fields = input.fields.filter(({ type }) => !typeOf(type).unequal)
    return Array.from({ length: count }, () => {
      const field = fields.length > 0 ? random.pick(...fields) : { text: '1', type: 'int' as const }
      if (random.chance(0.75)) return field
      return {
        text: this.expression({ ...input, depth: random.chance(0.1) ? input.depth : 0 }, field.type, 1),
        type: field.type,
      }
    })
  }

  private keyItems(scope: Scope, random: Random): Field[] {
    const total = scope.total ?? []
    const fields = total.map((text) => scope.fields.find((field) => print(field.text) === print(text)))
    return random.chance(0.9) ? fields.filter((field) => field !== undefined) : []
  }

  private itemTypes(scope: Scope, wanted: Wanted, computed: boolean): readonly TypeName[] {
    const { random } = this
    if (wanted.types) return wanted.types
    const seen = scope.fields.map(({ type }) => type)
    const one = () =>
      seen.length > 0 && random.chance(computed ? 0.4 : 0.75) ? random.pick(...seen) : random.pick(...COMMON)
    return Array.from({ length: random.pick(1, 1, 2, 3) }, one)
  }

  private outputNames(count: number, wanted: Wanted): string[] {
    if (!wanted.distinctNames && this.random.chance(0.6)) return []
    return Array.from({ length: count }, (_, index) => `c${index + 1}`)
  }
}

const item = (text: Piece, name: string | undefined): Piece => (name === undefined ? text : sql`${text} AS ${name}`)

function groupBy(random: Random, groups: readonly Field[]): Piece {
  const keys = groups.map(({ text }) => text)
  const plain = list(keys, ', ', 0, ' GROUP BY ')
  if (groups.length === 0 || !random.chance(0.12)) return plain
  const kind = random.pick('ROLLUP', 'CUBE', 'GROUPING SETS')
  return orSimpler(sql` GROUP BY ${kind} (${list(keys)}${kind === 'GROUPING SETS' ? ', ()' : ''})`, plain)
}
