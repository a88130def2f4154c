import { type Comparison, type Divergence, Oracle, type Refused, type Subjects } from './oracle.js'
import { RESET, ROWS, SCHEMA } from './patterns.js'
import { Random } from './random.js'
import { randomSetup } from './random-setup.js'
import { RandomStatements } from './random-statements.js'
import { installSchema, resetSchema } from './schema.js'

const STATEMENTS = 50

/** After so many sequences the database starts anew: the memory of dropped objects adds up. */
const SEQUENCES_A_DATABASE = 25

/** Rows of the same text have the same values, so this alone will do, where there are no floats. */
const TEXT: readonly Comparison[] = ['text']

const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)

/** How much was run. */
export interface Tally {
  readonly sequences: number
  readonly statements: number
  readonly refused: number
  readonly comparisons: number
}

/** A failure, as a script that shows it. */
class FailedSequence extends Error {}

interface Sequence {
  readonly setup: readonly string[]
  readonly statements: readonly string[]
}

/**
 * Runs random sequences of statements over stream tables and compares after each. `TRICKLE_SEED` is the seed of the
 * first, `TRICKLE_SEQUENCES` their number. The first failure is shrunk and thrown as a script to copy and paste.
 *
 * @param damage statements that make a sequence fail, to see that it does
 */
export async function runSequences(subjects: Subjects, ...damage: string[]): Promise<Tally> {
  const seed = setting('TRICKLE_SEED', 1)
  const sequences = setting('TRICKLE_SEQUENCES', 100)
  const compared = Object.fromEntries(
    Object.entries(subjects).map(([name, subject]) => [name, { compare: TEXT, ...subject }]),
  )
  const oracle = await Oracle.open()
  const tally = { sequences, statements: 0, refused: 0 }
  try {
    for (let number = 0; number < sequences; number++) {
      if (number % SEQUENCES_A_DATABASE === 0) await installSchema(oracle, compared)
      await resetSchema(oracle)
      tally.refused += await runSequence(oracle, compared, seed + number, damage)
      tally.statements += STATEMENTS
    }
  } finally {
    await oracle.close()
  }
  return { ...tally, comparisons: oracle.counts.comparisons }
}

async function runSequence(oracle: Oracle, subjects: Subjects, seed: number, damage: string[]): Promise<number> {
  const random = new Random(seed)
  const setup = [...randomSetup(random), ...damage]
  const generator = new RandomStatements(random)
  const statements: string[] = []
  let refused = 0
  for (const statement of setup) await oracle.pg.exec(statement)
  for (let number = 0; number < STATEMENTS; number++) {
    const statement = generator.next()
    statements.push(statement)
    const failure = await execute(oracle, statement)
    const name = failure.refused && blamed(failure.refused, subjects)
    if (name) throw await failed(subjects, name, { setup, statements }, seed, failure.refused?.message ?? '')
    if (failure.refused) refused++
    const [first] = await oracle.divergences()
    if (first) throw await failed(subjects, first.name, { setup, statements }, seed, describe(first))
  }
  return refused
}

async function execute(oracle: Oracle, statement: string): Promise<{ refused?: Refused }> {
  try {
    await oracle.pg.exec(statement)
    return {}
  } catch (error) {
    await oracle.pg.exec('ROLLBACK')
    return { refused: error as Refused }
  }
}

/** The stream table in whose name a user's statement was refused: nothing in these statements gives it a reason to. */
function blamed({ message, where = '' }: Refused, subjects: Subjects): string | undefined {
  const text = `${message} ${where}`
  const name = text
    .match(/stream table public\.(\w+)/g)
    ?.at(-1)
    ?.replace('stream table public.', '')
  return name ?? (text.includes('__pgt') ? Object.keys(subjects).at(-1) : undefined)
}

async function failed(
  subjects: Subjects,
  name: string,
  sequence: Sequence,
  seed: number,
  what: string,
): Promise<Error> {
  const needed = withSources(subjects, name)
  const oracle = await Oracle.open()
  try {
    const fails = (candidate: Sequence) => replay(oracle, needed, candidate)
    const repeats = await fails(sequence)
    const shown = repeats ? await shrink(sequence, fails) : sequence
    const note = repeats ? '' : '-- A replay on a new database does not show it: the sequences before it matter.\n'
    return new FailedSequence(`${what}\nTRICKLE_SEED=${seed}\n${note}${script(needed, name, shown)}`)
  } finally {
    await oracle.close()
  }
}

/** Whether the last statement ends in a divergence or in a refusal by a stream table. */
async function replay(oracle: Oracle, subjects: Subjects, { setup, statements }: Sequence): Promise<boolean> {
  await installSchema(oracle, subjects)
  await oracle.pg.exec(RESET)
  for (const statement of setup) await oracle.pg.exec(statement)
  let last: Refused | undefined
  for (const statement of statements) last = (await execute(oracle, statement)).refused
  if (last && blamed(last, subjects)) return true
  return (await oracle.divergences()).length > 0
}

/** Removes what is not needed, in halves, then quarters, down to single statements. */
async function shrink(sequence: Sequence, fails: (candidate: Sequence) => Promise<boolean>): Promise<Sequence> {
  let shown = sequence
  for (const part of ['statements', 'setup'] as const) {
    for (let size = Math.ceil(shown[part].length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let from = shown[part].length - size; from > -size; from -= size) {
        const fewer = shown[part].filter((_, index) => index < from || index >= from + size)
        const candidate = { ...shown, [part]: fewer }
        if (fewer.length < shown[part].length && (await fails(candidate))) shown = candidate
      }
    }
  }
  return shown
}

function withSources(subjects: Subjects, name: string): Subjects {
  const query = subjects[name]?.query ?? ''
  const sources = Object.keys(subjects).filter((other) => other !== name && new RegExp(`\\b${other}\\b`).test(query))
  const own = { [name]: subjects[name] ?? { query } }
  return Object.assign({}, ...sources.map((source) => withSources(subjects, source)), own)
}

function script(subjects: Subjects, name: string, { setup, statements }: Sequence): string {
  const creations = Object.entries(subjects).map(
    ([table, { query }]) =>
      `-- await pg.trickle.createStreamTable('${table}', \`${query.replaceAll('\n', '\n--   ')}\`)`,
  )
  const query = subjects[name]?.query
  return [
    SCHEMA,
    ROWS,
    ...creations,
    ...[...setup, ...statements].map((statement) => `${statement};`),
    `(${query}) EXCEPT ALL TABLE ${name}; -- missing`,
    `TABLE ${name} EXCEPT ALL (${query}); -- extra`,
  ].join('\n')
}

function describe({ name, kind, row }: Divergence): string {
  return `${name}: ${kind} ${row}`
}
