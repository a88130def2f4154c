import { PgTrickleError } from '../../../src/index.js'
import type { Comparison, Oracle, Refused, Subject } from '../../oracle/support/oracle.js'
import { type Piece, print } from './piece.js'
import { mostRows, type PlanNode } from './size.js'

/** A stream table of a case. */
export interface Member {
  readonly name: string
  readonly query: Piece
  readonly compare: readonly Comparison[]
}

/** A schema, stream tables over it, and statements: all that a failure needs. */
export interface Case {
  readonly setup: readonly Piece[]
  readonly members: readonly Member[]
  readonly statements: readonly Piece[]
}

/** What went wrong, and where. */
export interface Find {
  /** What two finds of one defect have in common. */
  readonly kind: string
  readonly member: string
  readonly message: string
}

/** What is counted. */
export interface Tally {
  sequences: number
  statements: number
  failed: number
  queries: number
  refused: number
  rejected: number
  comparisons: number
  divergences: number
  internals: number
  /** Why queries were refused by us, and rejected by Postgres. */
  readonly refusals: Map<string, number>
  readonly rejections: Map<string, number>
}

/** Nothing counted yet. */
export function emptyTally(): Tally {
  const counts = { sequences: 0, statements: 0, failed: 0, queries: 0, refused: 0, rejected: 0, comparisons: 0 }
  return { ...counts, divergences: 0, internals: 0, refusals: new Map(), rejections: new Map() }
}

/** Some ten times as many take minutes, in one statement that nothing can end. */
const MOST_ROWS = 4e6

const count = (counts: Map<string, number> | undefined, what: string) => counts?.set(what, (counts.get(what) ?? 0) + 1)

/** What a refusal may be: never a defect of ours, nor an error of Postgres that we caused. */
const REFUSALS: readonly string[] = ['UNSUPPORTED_FEATURE', 'MISSING_PRIMARY_KEY', 'QUERY_TOO_COMPLEX']

/**
 * Runs a case on the oracle's database, emptied before. A stream table that fails is reported and dropped; the others go
 * on.
 */
export class CaseRun {
  readonly finds: Find[] = []
  private readonly watched = new Map<string, Subject>()

  constructor(
    private readonly oracle: Oracle,
    private readonly tally?: Tally,
  ) {}

  /** Creates everything and runs the statements, up to the first find where so asked. */
  async run({ setup, members, statements }: Case, untilFirst = false): Promise<Find[]> {
    const { oracle } = this
    await oracle.install('', {})
    for (const piece of setup) await this.tried(print(piece))
    for (const member of members) await this.create(member)
    await this.watch()
    await this.compare('the stream tables were created')
    for (const piece of statements) {
      if (untilFirst && this.finds.length > 0) break
      await this.statement(print(piece))
    }
    await this.tried('ROLLBACK')
    await this.compare('the last transaction ended')
    if (!untilFirst || this.finds.length === 0) await this.verify()
    return this.finds
  }

  /** Compares every stream table that still is watched, as its creation and each statement does. */
  async compare(after: string): Promise<void> {
    const rows = this.watched.size === 0 ? [] : await this.oracle.divergences()
    for (const name of new Set(rows.map((row) => row.name))) {
      const shown = rows.filter((row) => row.name === name).slice(0, 4)
      this.report('divergence', name, `after ${after}\n${shown.map(({ kind, row }) => `  ${kind} ${row}`).join('\n')}`)
      await this.forget(name)
    }
  }

  /** Asks the product itself, which must say what the oracle says. */
  async verify(): Promise<void> {
    for (const name of [...this.watched.keys()]) {
      const { ok } = await this.oracle.pg.trickle.verifyStreamTable(name)
      if (!ok) this.report('verify', name, 'verifyStreamTable finds what the oracle does not')
    }
  }

  /** Goes on in a copy of the database: compares, asks the product, and runs the statements once more. */
  async resume(copy: Oracle, { statements }: Case, tally: Tally): Promise<Find[]> {
    const resumed = new CaseRun(copy, tally)
    for (const [name, subject] of this.watched) resumed.watched.set(name, subject)
    await resumed.watch()
    await resumed.compare('the database was dumped and loaded')
    await resumed.verify()
    for (const piece of statements) await resumed.statement(print(piece))
    await resumed.tried('ROLLBACK')
    await resumed.compare('the last transaction ended')
    return resumed.finds
  }

  /** Runs a statement of the user and compares. */
  async statement(text: string): Promise<void> {
    const { oracle } = this
    if (this.tally) this.tally.statements++
    const failure = await this.tried(text)
    if (failure) {
      if (this.tally) this.tally.failed++
      const blamed = this.blamed(failure)
      if (blamed === undefined) return
      await oracle.pg.exec('ROLLBACK')
      await this.judge(blamed, failure, text)
      return
    }
    await this.compare(text)
  }

  private async create({ name, query, compare }: Member): Promise<void> {
    const { pg } = this.oracle
    const text = print(query)
    const wrong = await this.tried(`BEGIN; CREATE TEMPORARY VIEW probe AS ${text}; SELECT * FROM probe; ROLLBACK`)
    if (wrong) {
      await pg.exec('ROLLBACK')
      if (this.tally) this.tally.rejected++
      if (process.env.HUNT_WHY && wrong.message.includes(process.env.HUNT_WHY)) console.log(wrong.message, '\n', text)
      count(this.tally?.rejections, wrong.message.replace(/"[^"]*"|t\d+\.\w+/g, '…'))
      return
    }
    if (await this.isLarge(text)) {
      if (this.tally) this.tally.rejected++
      count(this.tally?.rejections, 'its joins give too many rows')
      return
    }
    if (this.tally) this.tally.queries++
    const before = await this.footprint()
    try {
      await pg.trickle.createStreamTable(name, text)
      this.watched.set(name, { query: text, compare: (await this.isComparable(name)) ? compare : ['text'] })
    } catch (error) {
      return await this.refused(name, error, before, text)
    }
    await pg.exec(`SET search_path = oracle, public; CREATE VIEW oracle.${name} AS ${text}; SET search_path = public`)
  }

  /** Whether EXCEPT can compare its rows by their values. */
  private async isComparable(name: string): Promise<boolean> {
    return (await this.tried(`TABLE ${name} EXCEPT TABLE ${name}`)) === undefined
  }

  /**
   * Whether some step of it may give very many rows, were every condition true for every row; and of the queries it
   * reads, of which there are views in the schema of the oracle.
   */
  private async isLarge(text: string): Promise<boolean> {
    const [, first] = await this.oracle.pg.exec(
      `SET search_path = oracle, public; EXPLAIN (FORMAT JSON) ${text}; SET search_path = public`,
    )
    const [[plan]] = Object.values(first?.rows[0] ?? {}) as [[{ Plan: PlanNode }]]
    return mostRows(plan.Plan, new Map()) > MOST_ROWS
  }

  private async refused(name: string, error: unknown, before: string, text: string): Promise<void> {
    if (!(error instanceof PgTrickleError)) throw error
    const { code, feature, hint, message } = error
    if (process.env.HUNT_WHY && message.includes(process.env.HUNT_WHY)) console.log(message, '\n', text)
    if (this.tally) this.tally.refused++
    count(this.tally?.refusals, `${code} ${feature}`)
    // defects of PostgreSQL 18: CREATE TABLE AS over a virtual column fails where its query alone runs, and a nested query
    // that reads a grouped column is printed with a name that is none
    if (/unrecognized node type|\*GROUP\*/.test(message)) return
    if (!REFUSALS.includes(code)) this.report(code, name, message)
    else if (!feature || !hint) this.report('refusal without feature or hint', name, message)
    else if ((await this.footprint()) !== before) this.report('refusal that leaves something behind', name, message)
  }

  private async footprint(): Promise<string> {
    const { rows } = await this.oracle.pg.query<{ counts: string }>(
      `SELECT concat_ws(' ', (SELECT count(*) FROM pg_class WHERE relnamespace <> 'pg_toast'::regnamespace),
         (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_trigger)) AS counts`,
    )
    return rows[0]?.counts ?? ''
  }

  private async watch(): Promise<void> {
    for (;;) {
      try {
        await this.oracle.watch(Object.fromEntries(this.watched))
        return
      } catch (error) {
        const name = /^columns of (\w+)/.exec(`${(error as Error).message}`)?.[1]
        if (name === undefined) throw error
        this.report('columns', name, (error as Error).message)
        this.watched.delete(name)
      }
    }
  }

  private async forget(name: string): Promise<void> {
    await this.tried('ROLLBACK')
    this.watched.delete(name)
    const dropped = await this.tried(`SELECT 1`)
    if (dropped) throw new Error(dropped.message)
    await this.oracle.pg.trickle.dropStreamTable(name, { cascade: true })
    for (const other of [...this.watched.keys()]) {
      if (await this.tried(`SELECT FROM ${other} LIMIT 0`)) this.watched.delete(other)
    }
    await this.watch()
  }

  /** Whether the query alone fails as well: then the statement is rightly refused. */
  private async judge(name: string, failure: Refused, text: string): Promise<void> {
    const query = this.watched.get(name)?.query
    await this.forget(name)
    const again = await this.tried(text)
    await this.tried('ROLLBACK')
    const fresh = query === undefined ? undefined : await this.tried(`SELECT * FROM (${query}) AS fresh`)
    if (again || fresh) return
    this.report(`error ${failure.code}`, name, `${text}\n  fails: ${failure.message}`)
  }

  private blamed({ message, where = '' }: Refused): string | undefined {
    const text = `${message} ${where}`
    const name = /stream table (?:public\.)?"?(\w+)/.exec(text)?.[1]
    if (name !== undefined && this.watched.has(name)) return name
    return text.includes('__pgt') ? [...this.watched.keys()].at(-1) : undefined
  }

  private async tried(text: string): Promise<Refused | undefined> {
    try {
      await this.oracle.pg.exec(text)
      return undefined
    } catch (error) {
      return error as Refused
    }
  }

  private report(kind: string, member: string, message: string): void {
    if (this.tally) {
      if (kind === 'INTERNAL') this.tally.internals++
      else this.tally.divergences++
    }
    this.finds.push({ kind, member, message })
  }
}
