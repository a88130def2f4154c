import type { Results } from '@electric-sql/pglite'
import type { PgTrickleError } from '../error.js'
import type { Change } from '../types.js'
import { Mirror } from './mirror.js'
import type { Entry } from './net.js'
import type { Parsed } from './row-text.js'

/** A stream table that is published. */
export interface Published {
  /** Its pgt_id. */
  readonly id: string
  /** Its name, as SQL writes it. */
  readonly relation: string
}

/** Somebody who follows a stream table; neither call throws. */
export interface Subscriber {
  changed(feed: Feed, changes: Change<unknown>[], initial: boolean): void
  failed(error: PgTrickleError): void
}

/** A part of what a transaction changed: its number, how many further parts follow at once, and entries as JSON. */
export type Notification = readonly [transaction: number, more: number, entries: string]

/** All rows of a stream table: each with the first transaction it does not reflect, its identity and its content. */
export type Snapshot = readonly (readonly [since: string, identity: string | null, content: string])[]

/** The changes of one stream table, shared by all its subscribers in this place. */
export class Feed {
  readonly subscribers = new Set<Subscriber>()
  fields: Results['fields'] = []
  mirror = new Mirror<unknown>(() => ({ row: undefined, keys: [] }))
  #since = 0
  #transaction = 0
  #entries = ''
  #waiting: Notification[] | undefined = []

  /**
   * @param table what is followed
   * @param lost is called when changes have been missed
   */
  constructor(
    public table: Published,
    readonly lost: (feed: Feed) => void,
  ) {}

  /** Keeps what arrives until the next snapshot. */
  wait(): void {
    this.#waiting ??= []
  }

  /** Begins again with a snapshot, and tells the subscribers what they have missed. */
  load(snapshot: Snapshot, fields: Results['fields'], parse: (content: string) => Parsed<unknown>): void {
    const former = this.mirror
    const sameColumns = JSON.stringify(fields) === JSON.stringify(this.fields)
    this.mirror = new Mirror(parse)
    this.fields = fields
    this.#entries = ''
    this.#since = Number(snapshot[0]?.[0])
    this.mirror.apply(present(snapshot))
    this.#tell(this.mirror.replace(former, sameColumns))
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const notification of waiting) this.receive(notification)
  }

  /** Takes a notification; those of a transaction arrive one after the other. */
  receive(notification: Notification): void {
    const [transaction, more, entries] = notification
    if (this.#waiting) {
      this.#waiting.push(notification)
    } else if (transaction >= this.#since) {
      if (transaction !== this.#transaction) this.#deliver()
      this.#transaction = transaction
      this.#entries += entries
      // PGlite hands out all notifications of a transaction before the first microtask ends.
      if (more === 0) queueMicrotask(() => this.#deliver())
    }
  }

  #deliver(): void {
    if (!this.#entries) return
    const entries: Entry[] = JSON.parse(`[${this.#entries.slice(0, -1)}]`)
    this.#entries = ''
    const changes = this.mirror.apply(entries)
    if (changes) this.#tell(changes)
    else this.lost(this)
  }

  #tell(changes: Change<unknown>[]): void {
    if (changes.length === 0) return
    for (const subscriber of [...this.subscribers]) subscriber.changed(this, changes, false)
  }
}

function* present(snapshot: Snapshot): Generator<Entry> {
  for (const [, identity, content] of snapshot) if (identity !== null) yield [1, identity, content]
}
