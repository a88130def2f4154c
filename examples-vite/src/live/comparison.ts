import { BY_REGION, type Database, type Region } from './database'

/** Longer than any query of this page takes: then something else has gone wrong, and the orders go on. */
const PATIENCE_MILLISECONDS = 10_000

/** The same result by `live.incrementalQuery`. */
export class Comparison {
  private heard = () => {}

  private constructor(private readonly unsubscribe: () => Promise<void>) {}

  /** @param show is called with all rows after every change */
  static async start(pg: Database, show: (rows: readonly Region[]) => void): Promise<Comparison> {
    let comparison: Comparison | undefined
    const query = await pg.live.incrementalQuery<Region>(BY_REGION, [], 'region', ({ rows }) => {
      show(rows)
      comparison?.heard()
    })
    comparison = new Comparison(() => query.unsubscribe())
    return comparison
  }

  /** Waits for the next result. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.heard = resolve
      setTimeout(resolve, PATIENCE_MILLISECONDS)
    })
  }

  stop(): Promise<void> {
    this.heard()
    return this.unsubscribe()
  }
}
