import type { PGliteInterface, QueryOptions, Transaction } from '@electric-sql/pglite'
import { PgTrickleError } from '../error.js'
import type { TransactionOption } from '../types.js'
import { type Call, databaseFailure, internalFailure } from './failure.js'
import { type ModuleError, type Operation, renewStreamTable, type Statement } from './module.js'
import { inSavepoint, inTransaction } from './scope.js'

const TEXT = 25

/** Stands for a script that the build has put into a file of its own. */
const LATER = '@catalog'

const asIs = (value: string) => value

/** Rows of texts as they are: the user may have parsers and serializers of their own for text. */
export const OPTIONS: QueryOptions = { rowMode: 'array', parsers: { [TEXT]: asIs }, serializers: { [TEXT]: asIs } }

/** Carries an operation's statements to PGlite, all in one transaction, and gives its result. */
export async function run<Result>(
  pg: PGliteInterface,
  call: Call,
  operation: Operation,
  { tx, onProgress }: TransactionOption,
): Promise<Result> {
  const work = async (transaction: Transaction) => {
    await carry(transaction, call, operation, onProgress)
    return operation.keepsChanges()
  }
  try {
    await (tx ? inSavepoint(tx, work) : inTransaction(pg, work))
  } catch (error) {
    throw error instanceof PgTrickleError ? error : databaseFailure(call, error)
  }
  return move(call, () => JSON.parse(operation.result()) ?? undefined)
}

/** Runs an operation to its end, and whatever it wants made anew on its way. */
async function carry(
  transaction: Transaction,
  call: Call,
  operation: Operation,
  onProgress?: TransactionOption['onProgress'],
): Promise<void> {
  let told = 'null'
  let statement = move(call, () => operation.start())
  while (statement) {
    statement = await advance(transaction, call, operation, statement)
    if (told === operation.result()) continue
    told = operation.result()
    const taken: string[][] = JSON.parse(told)?.taken ?? []
    for (const [index, [table = '', ...rest]] of taken.entries()) {
      onProgress?.({ table, done: index, total: taken.length })
      await carry(transaction, { ...call, table }, renewStreamTable([table, ...rest]))
    }
  }
}

async function advance(transaction: Transaction, call: Call, operation: Operation, statement: Statement) {
  const outcome = await execute(transaction, statement).catch((error: unknown) => ({ error }))
  if ('error' in outcome) {
    const { error } = outcome
    const { code, message, detail, hint, position } = error as Partial<Record<string, string>>
    if (!code || !message) throw databaseFailure(call, error)
    return move(call, () => operation.fail(code, message, detail ?? '', hint ?? '', Number(position ?? 0)), error)
  }
  return move(call, () => operation.resume(outcome.cells, outcome.width))
}

async function execute(transaction: Transaction, { sql, parameters, script }: Statement) {
  if (script) {
    await transaction.exec(sql === LATER ? (await import('./catalog.js')).CATALOG : sql)
    return { cells: [], width: 0 }
  }
  const { rows, fields } = await transaction.query<(string | null)[]>(sql, parameters, OPTIONS)
  return { cells: rows.flat(), width: fields.length }
}

function move<Next>(call: Call, next: () => Next, cause?: unknown): Next {
  try {
    return next()
  } catch (error) {
    const { sqlstate } = error as Partial<ModuleError>
    if (sqlstate === undefined) throw internalFailure(call, error)
    throw PgTrickleError.from(error as ModuleError, cause ?? (error as ModuleError).cause ?? undefined)
  }
}
