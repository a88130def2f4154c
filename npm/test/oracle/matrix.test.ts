import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Oracle } from './support/oracle.js'
import { PATTERNS } from './support/patterns.js'
import { installSchema, resetSchema } from './support/schema.js'
import { WRITES, type Write } from './support/statements.js'

const oracle = await Oracle.open()
beforeAll(() => installSchema(oracle, PATTERNS), 60_000)
beforeEach(() => resetSchema(oracle))
afterAll(() => oracle.close())

/** What else changes in the same transaction. */
const OTHER = [
  'UPDATE orders SET price = price + 0.25, quantity = 2 WHERE id > 2',
  "INSERT INTO logs VALUES ('info', 'up', 1)",
]

const write = ({ sql, blob }: Write) => oracle.run(sql, blob === undefined ? undefined : new Blob([blob]))

/** Each runs a statement where it is, and compares every stream table after every statement. */
const PLACES: Readonly<Record<string, (statement: Write) => Promise<void>>> = {
  'on its own': async (statement) => {
    await write(statement)
  },
  'in a transaction': async (statement) => {
    await oracle.run('BEGIN')
    await write(statement)
    await oracle.runAll(...OTHER, 'COMMIT')
  },
  'in a transaction that rolls back': async (statement) => {
    await oracle.run('BEGIN')
    await write(statement)
    await oracle.run('ROLLBACK')
  },
  'after a savepoint that is rolled back to': async (statement) => {
    await oracle.runAll('BEGIN', 'SAVEPOINT before')
    await write(statement)
    await oracle.runAll('ROLLBACK TO before', ...OTHER, 'COMMIT')
  },
  'before an error': async (statement) => {
    await oracle.run('BEGIN')
    await write(statement)
    expect(await oracle.attempt('SELECT 1 / 0')).toMatchObject({ code: '22012' })
    await oracle.run('ROLLBACK')
  },
  'in a plpgsql block that raises an exception': async ({ sql, blob }) => {
    const block = `DO $block$ BEGIN
      BEGIN EXECUTE $sql$${sql}$sql$; RAISE division_by_zero; EXCEPTION WHEN division_by_zero THEN NULL; END;
      ${OTHER.join('; ')}; END $block$`
    await oracle.run(block, blob === undefined ? undefined : new Blob([blob]))
  },
}

describe.each(Object.entries(PLACES))(`all ${Object.keys(PATTERNS).length} patterns follow, %s,`, (_, place) => {
  it.each(WRITES.map((statement) => [statement.title, statement] as const))('%s', async (_title, statement) => {
    await place(statement)
  })
})
