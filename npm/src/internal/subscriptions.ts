import type { PGliteInterface } from '@electric-sql/pglite'
import type { Change, ChangeEvent, LiveResults, LiveStreamTable, Subscription, TrickleNamespace } from '../types.js'
import { Arguments } from './arguments.js'
import type { Feed, Subscriber } from './feed.js'
import { Feeds } from './feeds.js'
import { iterate } from './iterate.js'
import { functionOf, optionsOf } from './subscription-arguments.js'

/** The calls that follow stream tables. */
export type Following = Pick<TrickleNamespace, 'subscribe' | 'changes' | 'live'>

type Callback<Row> = (event: ChangeEvent<Row> & { readonly rows?: readonly Row[] }, feed: Feed) => unknown

/** Makes them for a database. */
export function subscriptions(pg: PGliteInterface): Following {
  const feeds = new Feeds(pg)

  async function follow<Row>(
    given: Arguments,
    name: unknown,
    callback: unknown,
    options: unknown,
    failed?: (error: unknown) => void,
  ): Promise<Subscription<Row>> {
    const table = given.text('name', name)
    const call = functionOf<Callback<Row>>(given, 'callback', callback)
    const { rows, signal, onError } = optionsOf(given, options)
    signal?.throwIfAborted()
    const subscriber: Subscriber = {
      changed(feed, changes, initial) {
        const event = { changes: changes as Change<Row>[], initial, ...(rows && { rows: feed.mirror.rows as Row[] }) }
        attempt(() => call(event, feed))
      },
      failed: (error) => attempt(() => (failed ?? onError ?? report)(error)),
    }
    const feed = await feeds.subscribe(given, table, subscriber)
    let ended: Promise<void> | undefined
    const unsubscribe = () => {
      ended ??= feeds.unsubscribe({ operation: 'unsubscribe', table }, feed, subscriber)
      return ended
    }
    signal?.addEventListener('abort', () => attempt(unsubscribe), { once: true })
    if (signal?.aborted) {
      await unsubscribe()
      signal.throwIfAborted()
    }
    return {
      get rows() {
        return feed.mirror.rows as Row[]
      },
      unsubscribe,
    }
  }

  return {
    subscribe: (name: string, callback: unknown, options?: object) =>
      follow(new Arguments('subscribe', name), name, callback, options),

    changes: <Row>(name: string, options?: { readonly signal?: AbortSignal | undefined }) =>
      iterate<Row>(({ changed, failed }) => {
        const given = new Arguments('changes', name)
        return follow(given, name, ({ changes }: ChangeEvent<Row>) => changed(changes), options, failed)
      }, options?.signal),

    async live<Row>(name: string, options?: object): Promise<LiveStreamTable<Row>> {
      const callbacks = new Set<(results: LiveResults<Row>) => void>()
      let results: LiveResults<Row> = { rows: [], fields: [] }
      const tell = () => {
        for (const callback of [...callbacks]) attempt(() => callback(results))
      }
      const changed: Callback<Row> = (_, { mirror, fields }) => {
        results = { rows: mirror.rows as Row[], fields }
        tell()
      }
      const open = () => follow<Row>(new Arguments('live', name), name, changed, options)
      let subscription: Promise<Subscription<Row>> | undefined = open()
      await subscription
      return {
        initialResults: results,
        subscribe(callback) {
          callbacks.add(callback)
          subscription ??= open()
          subscription.catch(report)
        },
        async unsubscribe(callback) {
          if (callback) callbacks.delete(callback)
          else callbacks.clear()
          if (callbacks.size > 0) return
          const ended = subscription
          subscription = undefined
          await (await ended)?.unsubscribe()
        },
        refresh: async () => tell(),
      }
    },
  }
}

/** A subscriber that fails, at once or later, is reported and hurts nobody else. */
function attempt(work: () => unknown): void {
  ;(async () => work())().catch(report)
}

function report(error: unknown): void {
  ;(globalThis.reportError ?? console.error)(error)
}
