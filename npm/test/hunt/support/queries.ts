import { COMPUTED, FIRST, JOINS, LAYERED, NESTED, SETS } from '../../oracle/support/constructs.js'
import { KEYED, keyedSchema } from '../../oracle/support/keys.js'
import type { Subjects } from '../../oracle/support/oracle.js'
import { CASCADED, SCHEMA as CONSTRUCTS, JOINED, ROWS, SINGLE } from '../../oracle/support/patterns.js'
import { randomCase } from './cases.js'
import { CORPUS, SCHEMA } from './corpus.js'
import * as finds from './finds.js'
import * as mutants from './mutants.js'
import { print } from './piece.js'

/** Tables, and queries that are created over them one after the other; a later one may read an earlier one. */
export interface Queries {
  readonly name: string
  readonly setup: readonly string[]
  readonly queries: readonly (readonly [string, string])[]
}

const numbered = (queries: readonly string[]) =>
  queries.map((query, index): readonly [string, string] => [`s${index + 1}`, query])

const subjects = (name: string, all: Subjects, setup = [CONSTRUCTS, ROWS]): Queries => ({
  name,
  setup,
  queries: Object.entries(all).map(([table, { query }]) => [table, query]),
})

function random(seed: number): Queries {
  const { setup, members } = randomCase(seed)
  return {
    name: `random-${seed}`,
    setup: setup.map(print),
    queries: members.map(({ name, query }) => [name, print(query)]),
  }
}

/** Every query that the tests write down, and those of so many random cases, over empty tables. */
export function allQueries(seeds: number): Queries[] {
  return withRows(seeds).map((each) => ({ ...each, setup: each.setup.filter((text) => !/^\s*INSERT /.test(text)) }))
}

function withRows(seeds: number): Queries[] {
  const shown = ({ FOLLOWED, REFUSED }: typeof finds | typeof mutants) =>
    numbered([...FOLLOWED, ...REFUSED].map(([, query]) => query))
  return [
    ...Object.entries({ SINGLE, JOINED, CASCADED, JOINS, NESTED, SETS, COMPUTED, LAYERED, FIRST }).map(([name, all]) =>
      subjects(name.toLowerCase(), all),
    ),
    ...['int', 'numeric', 'text', 'jsonb', 'float8', 'timestamptz'].map((type) =>
      subjects(`keyed-${type}`, KEYED, [keyedSchema(type)]),
    ),
    ...Object.entries(CORPUS).map(([theme, queries]) => ({
      name: `corpus-${theme.replaceAll(/\W+/g, '-')}`,
      setup: SCHEMA,
      queries: numbered(queries),
    })),
    { name: 'finds', setup: ['CREATE EXTENSION citext', finds.TABLES], queries: shown(finds) },
    { name: 'mutants', setup: [mutants.TABLES], queries: shown(mutants) },
    ...Array.from({ length: seeds }, (_, index) => random(index + 1)),
  ]
}
