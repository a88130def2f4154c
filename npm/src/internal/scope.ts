import type { PGliteInterface, Transaction } from '@electric-sql/pglite'

/** Work within a transaction: it all stays, or, after an error or where the answer is `false`, nothing does. */
export type Work = (transaction: Transaction) => Promise<boolean>

/** Does the work in a transaction of its own. */
export async function inTransaction(pg: PGliteInterface, work: Work): Promise<void> {
  await pg.transaction(async (transaction) => {
    if (!(await work(transaction))) await transaction.rollback()
  })
  // PGlite writes to IndexedDB what a transaction committed only after the next statement outside of one.
  await pg.exec('SELECT')
}

const SAVE = 'SAVEPOINT __pgt_operation'
const KEEP = 'RELEASE SAVEPOINT __pgt_operation'
const TAKE_BACK = `ROLLBACK TO ${SAVE}; ${KEEP}`

/** Does the work within the caller's transaction, which goes on whatever comes of it. */
export function inSavepoint(transaction: Transaction, work: Work): Promise<void> {
  return inTurn(transaction, async () => {
    await transaction.exec(SAVE)
    try {
      await transaction.exec((await work(transaction)) ? KEEP : TAKE_BACK)
    } catch (error) {
      // A transaction that cannot even go back has failed as a whole: the first error tells why.
      await transaction.exec(TAKE_BACK).catch(() => undefined)
      throw error
    }
  })
}

const lastTurns = new WeakMap<Transaction, Promise<void>>()

/** Savepoints nest: two operations that a caller starts at once must not interleave their statements. */
function inTurn(transaction: Transaction, work: () => Promise<void>): Promise<void> {
  const turn = (lastTurns.get(transaction) ?? Promise.resolve()).then(work, work)
  lastTurns.set(transaction, turn)
  return turn
}
