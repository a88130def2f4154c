import type { Change, Subscription } from '../types.js'

/** Where changes go, and the failure that ends them. */
export interface Receiver<Row> {
  changed(changes: readonly Change<Row>[]): void
  failed(error: unknown): void
}

/** Subscribes when somebody begins to iterate, and unsubscribes when they stop. */
export async function* iterate<Row>(
  follow: (receiver: Receiver<Row>) => Promise<Subscription<Row>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Change<Row>, void, undefined> {
  const batches: (readonly Change<Row>[])[] = []
  let failure: unknown
  let wake = () => {}
  const subscription = await follow({
    changed(changes) {
      batches.push(changes)
      wake()
    },
    failed(error) {
      failure = error
      wake()
    },
  })
  signal?.addEventListener('abort', () => wake())
  try {
    while (!signal?.aborted) {
      for (const changes of batches.splice(0)) yield* changes
      if (failure) throw failure
      if (batches.length > 0 || signal?.aborted) continue
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    await subscription.unsubscribe()
  }
}
