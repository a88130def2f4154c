const SAMPLES = 50

/** How long changes take from their beginning until somebody has heard of them. */
export class Latency {
  private readonly begun: number[] = []
  private readonly samples: number[] = []

  /** A change begins. */
  begin(): void {
    this.begun.push(performance.now())
  }

  /** Somebody has heard of the oldest change, or of all of them. */
  heard(all: boolean): void {
    const [oldest] = this.begun.splice(0, all ? this.begun.length : 1)
    if (oldest === undefined) return
    this.samples.push(performance.now() - oldest)
    if (this.samples.length > SAMPLES) this.samples.shift()
  }

  /** Forgets everything. */
  clear(): void {
    this.begun.length = 0
    this.samples.length = 0
  }

  /** The middle one of the last ones, in milliseconds. */
  get middle(): number | undefined {
    return this.samples.toSorted((a, b) => a - b)[this.samples.length >> 1]
  }
}
