import { expect } from 'vitest'
import type { Change, PGliteWithTrickle, Subscription } from '../../../src/index.js'

/** The rows of a stream table as somebody knows them who learns of nothing but its changes. */
export class ChangeMirror {
  private readonly rows = new Map<string, unknown>()
  private transactions = 0
  private subscription: Subscription | undefined

  /** @param query the defining query where all of its order can be kept, which the rows are then compared in */
  constructor(
    private readonly pg: PGliteWithTrickle,
    readonly name: string,
    readonly query?: string,
  ) {}

  async open(): Promise<void> {
    this.subscription = await this.pg.trickle.subscribe(this.name, ({ changes }) => this.follow(changes))
  }

  async close(): Promise<void> {
    await this.subscription?.unsubscribe()
  }

  /** Compares with the rows of the stream table. */
  check(rows: readonly unknown[], after: string): void {
    const expected = texts(rows)
    expect(texts([...this.rows.values()]), `changes of ${this.name} after ${after}`).toEqual(expected)
    const present = this.subscription?.rows ?? []
    expect(texts(present), `rows of ${this.name} after ${after}`).toEqual(expected)
    if (this.query) expect(present.map(text), `order of ${this.name} after ${after}`).toEqual(rows.map(text))
  }

  /** How many transactions it was told of. */
  get told(): number {
    return this.transactions
  }

  /** What is wrong is thrown later, as nobody sees what a callback throws. */
  private follow(changes: readonly Change[]): void {
    this.transactions++
    const keys = new Set(changes.map(({ key }) => key))
    if (keys.size < changes.length) this.rows.set('two changes of one key', changes)
    for (const { key, before, after } of changes) {
      if (this.rows.get(key) !== before) this.rows.set(`unknown before ${key}`, before)
      if (after && texts([after])[0] === texts([before])[0]) this.rows.set(`no change ${key}`, after)
      if (after) this.rows.set(key, after)
      else this.rows.delete(key)
    }
  }
}

/** Compares all of them with their stream tables, which are read at once. */
export async function checkAll(pg: PGliteWithTrickle, mirrors: readonly ChangeMirror[], after: string): Promise<void> {
  const results = await pg.exec(mirrors.map(({ name, query }) => `${query ?? `SELECT * FROM ${name}`};`).join('\n'))
  for (const [index, mirror] of mirrors.entries()) mirror.check(results[index]?.rows ?? [], after)
}

function texts(rows: readonly unknown[]): string[] {
  return rows.map(text).sort()
}

function text(row: unknown): string {
  return JSON.stringify(row, precisely)
}

/** Tells apart what JSON does not. */
function precisely(_: string, value: unknown): unknown {
  return typeof value === 'bigint' || typeof value === 'number'
    ? `${typeof value} ${Object.is(value, -0) ? '-0' : value}`
    : value
}
