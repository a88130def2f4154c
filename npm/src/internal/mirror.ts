import type { Change } from '../types.js'
import { type Entry, net } from './net.js'
import { compare } from './order.js'
import type { Parsed } from './row-text.js'

interface Kept<Row> {
  readonly content: string
  parsed?: Parsed<Row>
}

/** The rows of a stream table as far as its changes have arrived. Texts become objects only when somebody wants them. */
export class Mirror<Row> {
  #kept = new Map<string, Kept<Row>>()
  /** The keys of rows that have got another identity, or whose identity was the key of another. */
  readonly #keys = new Map<string, string>()
  readonly #copies = new Map<string, number>()
  #rows: readonly Row[] | undefined

  /** @param parse gives the object for the text of a row, and what it is sorted by */
  constructor(readonly parse: (content: string) => Parsed<Row>) {}

  /** All rows in order, of those that tie the later ones last; the same array as long as nothing changes. */
  get rows(): readonly Row[] {
    if (!this.#rows) {
      const keys = (kept?: Kept<Row>) => (kept ? this.#parsed(kept).keys : [])
      const all = [...this.#kept]
      // What is in order already is sorted in no time.
      if (keys(all[0]?.[1]).length > 0) this.#kept = new Map(all.sort(([, a], [, b]) => compare(keys(a), keys(b))))
      this.#rows = all.map(([, kept]) => this.#row(kept))
    }
    return this.#rows
  }

  /** What somebody who knows of no row has to learn. */
  get inserts(): Change<Row>[] {
    return Array.from(this.#kept, ([key, kept]) => ({ type: 'insert', key, after: this.#row(kept) }))
  }

  /** Follows the changes of a transaction; gives its net effect, or nothing where changes before it have been missed. */
  apply(entries: Iterable<Entry>): Change<Row>[] | undefined {
    const changes: Change<Row>[] = []
    const steps = net(entries, this.#copies)
    for (const { before: [identity = '', content] = [] } of steps) {
      if (content !== undefined && this.#kept.get(this.#keys.get(identity) ?? identity)?.content !== content) return
    }
    for (const { before, after } of steps) {
      const key = before ? (this.#keys.get(before[0]) ?? before[0]) : this.#freeKey(after?.[0])
      const former = this.#kept.get(key)
      if (before) this.#keys.delete(before[0])
      if (after && after[0] !== key) this.#keys.set(after[0], key)
      if (before?.[1] === after?.[1]) continue
      const kept = after && { content: after[1] }
      if (kept) this.#kept.set(key, kept)
      else this.#kept.delete(key)
      changes.push(this.#change(key, former, kept))
    }
    if (changes.length > 0) this.#rows = undefined
    return changes
  }

  /** Takes the place of another, whose rows stay the objects they were; gives the difference. */
  replace(other: Mirror<Row>, sameColumns: boolean): Change<Row>[] {
    const changes: Change<Row>[] = []
    for (const [key, former] of other.#kept) {
      const kept = sameColumns ? this.#kept.get(key) : undefined
      if (kept?.content === former.content) this.#kept.set(key, former)
      else changes.push(other.#change(key, former, kept))
    }
    for (const [key, kept] of this.#kept) {
      if (!sameColumns || !other.#kept.has(key)) changes.push(this.#change(key, undefined, kept))
    }
    if (changes.length === 0) this.#rows = other.#rows
    return changes
  }

  #freeKey(identity = ''): string {
    let key = identity
    while (this.#kept.has(key)) key += "'"
    return key
  }

  #parsed(kept: Kept<Row>): Parsed<Row> {
    kept.parsed ??= this.parse(kept.content)
    return kept.parsed
  }

  #row(kept: Kept<Row>): Row {
    return this.#parsed(kept).row
  }

  #change(key: string, former: Kept<Row> | undefined, kept: Kept<Row> | undefined): Change<Row> {
    if (former && kept) return { type: 'update', key, before: this.#row(former), after: this.#row(kept) }
    if (former) return { type: 'delete', key, before: this.#row(former) }
    return { type: 'insert', key, after: this.#row(kept as Kept<Row>) }
  }
}
