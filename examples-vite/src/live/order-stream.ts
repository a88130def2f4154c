/** Sends orders at a rate that may change at any time; the next ones wait until the last ones are in. */
export class OrderStream {
  /** Orders a second. */
  rate = 1
  private running = false
  private sent: Promise<void> = Promise.resolve()

  /** @param send inserts so many orders */
  constructor(private readonly send: (count: number) => Promise<void>) {}

  get isRunning(): boolean {
    return this.running
  }

  /** Resolves when it has been stopped and the last orders are in. */
  start(): Promise<void> {
    this.running = true
    this.sent = this.sent.then(() => this.sendAll())
    return this.sent
  }

  stop(): void {
    this.running = false
  }

  private async sendAll(): Promise<void> {
    let due = 1
    let last = performance.now()
    while (this.running) {
      const now = performance.now()
      due = Math.min(due + ((now - last) / 1000) * this.rate, this.rate)
      last = now
      const count = Math.floor(Math.max(due, 0))
      if (count > 0) {
        due -= count
        await this.send(count)
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}
