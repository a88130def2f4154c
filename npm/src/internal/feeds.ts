import type { PGliteInterface } from '@electric-sql/pglite'
import { PgTrickleError } from '../error.js'
import { type Call, databaseFailure } from './failure.js'
import { Feed, type Published, type Snapshot, type Subscriber } from './feed.js'
import * as module from './module.js'
import { rowParser } from './row-text.js'
import { OPTIONS, run } from './run.js'

/** What a tab of a worker has more than a database. */
interface Tab {
  onLeaderChange?(callback: () => void): () => void
}

const CHANNEL = '__pgt'

/** The feeds of one database, as this place knows it: a program, or a tab that shares a worker with others. */
export class Feeds {
  readonly #feeds = new Set<Feed>()
  readonly #listener = `${CHANNEL}_${Math.random().toString(36).slice(2)}`
  #last: Promise<unknown> = Promise.resolve()
  #leaders = 0
  #abandon: (() => void) | undefined
  #deafen: (() => void)[] = []

  constructor(readonly pg: PGliteInterface & Tab) {}

  /** Adds a subscriber to the feed of a stream table, and tells it all rows. */
  subscribe(call: Call, name: string, subscriber: Subscriber): Promise<Feed> {
    return this.#inTurn(async () => {
      this.#hear()
      try {
        const feed = await this.#connect(call, name)
        feed.subscribers.add(subscriber)
        subscriber.changed(feed, feed.mirror.inserts, true)
        return feed
      } finally {
        this.#rest()
      }
    })
  }

  /** Removes a subscriber; the last one leaves nothing in the database. */
  async unsubscribe(call: Call, feed: Feed, subscriber: Subscriber): Promise<void> {
    feed.subscribers.delete(subscriber)
    await this.#inTurn(async () => {
      if (feed.subscribers.size === 0 && this.#feeds.delete(feed)) await this.#disconnect(call, feed.table.id)
      this.#rest()
    })
  }

  /** The feed of a stream table; a given one takes up what has the name now, and tells what it has missed. */
  async #connect(call: Call, name: string, reused?: Feed): Promise<Feed> {
    const operation = module.subscribe(name, this.#listener, await this.#tabs())
    const table = await this.#here(run<Published>(this.pg, call, operation, {}))
    let feed = reused
    if (feed) feed.table = table
    else {
      for (const known of this.#feeds) if (known.table.id === table.id) return known
      feed = new Feed(table, (gap) => this.#reconnect(gap))
    }
    this.#feeds.add(feed)
    try {
      const sql = `SELECT * FROM ${table.relation} LIMIT 0; SELECT * FROM pgtrickle.__pgt_${table.id}_publish_rows()`
      const [shape, all] = await this.#here(this.pg.exec(sql, OPTIONS))
      const fields = shape?.fields ?? []
      feed.load(all?.rows as unknown as Snapshot, fields, rowParser(this.pg, fields))
    } catch (error) {
      this.#feeds.delete(feed)
      await this.#disconnect(call, table.id).catch(() => undefined)
      throw databaseFailure(call, error)
    }
    return feed
  }

  async #disconnect(call: Call, id: string): Promise<void> {
    const shared = [...this.#feeds].some(({ table }) => table.id === id)
    if (shared || this.pg.closed) return
    await this.#here(run(this.pg, call, module.unsubscribe(id, this.#listener), {}))
  }

  /** Follows what has taken the feed's place, or ends it. */
  #reconnect(feed: Feed): void {
    feed.wait()
    const call = { operation: 'subscribe', table: feed.table.relation }
    this.#inTurn(async () => {
      if (feed.subscribers.size > 0) await this.#connect(call, call.table, feed)
    }).catch((error: unknown) => {
      this.#feeds.delete(feed)
      this.#rest()
      const failure = error instanceof PgTrickleError ? error : databaseFailure(call, error)
      for (const subscriber of feed.subscribers) {
        feed.subscribers.delete(subscriber)
        subscriber.failed(failure)
      }
    })
  }

  #hear(): void {
    if (this.#deafen.length > 0) return
    this.#deafen.push(this.pg.onNotification((channel, payload) => channel === CHANNEL && this.#receive(payload)))
    const forget = this.pg.onLeaderChange?.(() => {
      this.#leaders++
      this.#abandon?.()
      for (const feed of this.#feeds) this.#reconnect(feed)
    })
    if (forget) this.#deafen.push(forget)
  }

  #rest(): void {
    if (this.#feeds.size === 0) for (const stop of this.#deafen.splice(0)) stop()
  }

  #receive(payload: string): void {
    const [, id, transaction, more, entries = ''] = /^(\d+) (\d+) (-?\d+) \S+ (.*)$/s.exec(payload) ?? []
    for (const feed of this.#feeds) {
      if (feed.table.id !== id) continue
      if (Number(more) < 0) this.#reconnect(feed)
      else feed.receive([Number(transaction), Number(more), entries])
    }
  }

  /** The tabs that are alive, each of which holds a lock of its listener's name; nothing where there are no tabs. */
  async #tabs(): Promise<string> {
    if (!this.pg.onLeaderChange) return ''
    const { locks } = navigator
    const { held = [], pending = [] } = await locks.query()
    const names = [...held, ...pending].map(({ name = '' }) => name).filter((name) => name.startsWith(CHANNEL))
    if (names.includes(this.#listener)) return names.join(' ')
    locks.request(this.#listener, () => new Promise(() => undefined))
    return [...names, this.#listener].join(' ')
  }

  /** What is under way when the worker moves to another tab fails or never ends: then nobody waits for it. */
  #here<Result>(work: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#abandon = reject
      work.then(resolve, reject)
    })
  }

  /** Subscribing and unsubscribing change the same triggers: one waits for the other, and begins again at a new leader. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(async () => {
      for (;;) {
        const leader = this.#leaders
        try {
          return await work()
        } catch (error) {
          if (leader === this.#leaders) throw error
        }
      }
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
