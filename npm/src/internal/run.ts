import type { PGliteInterface, Transaction } from '@electric-sql/pglite'
import { PgTrickleError } from '../error.js'
import type { ModuleError, Operation, Statement } from './module.js'

/** Carries an operation's statements to PGlite, all in one transaction, and gives its result. */
export async function run<Result>(pg: PGliteInterface, operation: Operation): Promise<Result> {
  return pg.transaction(async (transaction) => {
    let statement = move(() => operation.start())
    while (statement) {
      statement = await advance(transaction, operation, statement)
    }
    return JSON.parse(operation.result())
  })
}

async function advance(transaction: Transaction, operation: Operation, statement: Statement) {
  const outcome = await execute(transaction, statement).catch((error: unknown) => ({ error }))
  if ('error' in outcome) {
    const { code, message, detail, hint, position } = databaseError(outcome.error)
    return move(() => operation.fail(code, message, detail, hint, position), outcome.error)
  }
  return move(() => operation.resume(outcome.cells, outcome.width))
}

async function execute(transaction: Transaction, { sql, parameters, script }: Statement) {
  if (script) {
    await transaction.exec(sql)
    return { cells: [], width: 0 }
  }
  const { rows, fields } = await transaction.query<(string | null)[]>(sql, parameters, { rowMode: 'array' })
  return { cells: rows.flat(), width: fields.length }
}

function move(next: () => Statement | null, cause?: unknown): Statement | null {
  try {
    return next()
  } catch (error) {
    throw PgTrickleError.from(error as ModuleError, cause)
  }
}

function databaseError(error: unknown) {
  const fields = error as Partial<Record<'code' | 'message' | 'detail' | 'hint' | 'position', string>>
  return {
    code: fields.code ?? 'XX000',
    message: fields.message ?? String(error),
    detail: fields.detail ?? '',
    hint: fields.hint ?? '',
    position: Number(fields.position ?? 0),
  }
}
