import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Oracle, type Subjects } from './support/oracle.js'
import { PATTERNS } from './support/patterns.js'
import { installSchema, resetSchema } from './support/schema.js'
import { WRITES, type Write } from './support/statements.js'

const oracle = await Oracle.open()
/** Rows of the same text have the same values, so this alone will do, where there are no floats. */
const TEXT: Subjects = Object.fromEntries(
  Object.entries(PATTERNS).map(([name, subject]) => [name, { compare: ['text'], ...subject }]),
)

beforeAll(() => installSchema(oracle, TEXT), 60_000)
afterAll(() => oracle.close())

/** What else changes in the same transaction. */
const OTHER = [
  'UPDATE orders SET price = price + 0.25, quantity = 2 WHERE id > 2',
  "INSERT INTO logs VALUES ('info', 'up', 1)",
]

const write = ({ sql, blob }: Write) => oracle.run(sql, blob === undefined ? undefined : new Blob([blob]))

/** Each runs a statement where it is, and compares every stream table after every statement. */
const COMMITTED: Readonly<Record<string, (statement: Write) => Promise<void>>> = {
  'on its own': write,
  'in a transaction': async (statement) => {
    await oracle.run('BEGIN')
    await write(statement)
    await oracle.runAll(...OTHER, 'COMMIT')
  },
}

/** The same where everything is rolled back. */
const ROLLED_BACK: typeof COMMITTED = {
  'in a transaction that rolls back': async (statement) => {
    await oracle.run('BEGIN')
    await write(statement)
  },
  'after a savepoint that is rolled back to': async (statement) => {
    await oracle.runAll('BEGIN', 'SAVEPOINT before')
    await write(statement)
    await oracle.runAll('ROLLBACK TO before', ...OTHER)
  },
  'before an error': async (statement) => {
    await oracle.run('BEGIN')
    await write(statement)
    expect(await oracle.attempt('SELECT 1 / 0')).toMatchObject({ code: '22012' })
  },
  'in a plpgsql block that raises an exception': async ({ sql, blob }) => {
    const block = `DO $block$ BEGIN
      BEGIN EXECUTE $sql$${sql}$sql$; RAISE division_by_zero; EXCEPTION WHEN division_by_zero THEN NULL; END;
      ${OTHER.join('; ')}; END $block$`
    await oracle.run('BEGIN')
    await oracle.run(block, blob === undefined ? undefined : new Blob([blob]))
  },
}

const writes = WRITES.map((statement) => [statement.title, statement] as const)

describe.each(Object.entries(COMMITTED))(`all ${Object.keys(PATTERNS).length} patterns follow, %s,`, (_, place) => {
  it.each(writes)('%s', async (_title, statement) => {
    await resetSchema(oracle)
    await place(statement)
  })
})

describe.each(Object.entries(ROLLED_BACK))(`all ${Object.keys(PATTERNS).length} patterns follow, %s,`, (_, place) => {
  beforeAll(() => resetSchema(oracle))
  it.each(writes)('%s', async (_title, statement) => {
    try {
      await place(statement)
    } finally {
      await oracle.run('ROLLBACK')
    }
  })
})
