import type { Latency } from './latency'

/** What is measured on this page. */
export type Latencies = Readonly<Record<'stream' | 'live', Latency>>

/** Shows both latencies, as numbers and beside each other. */
export class Figures {
  private readonly elements: Readonly<Record<string, HTMLElement>>

  /** @param find gives the element with an id */
  constructor(
    find: (id: string) => HTMLElement,
    private readonly latencies: Latencies,
  ) {
    const ids = ['stream-latency', 'live-latency', 'stream-bar', 'live-bar', 'ratio']
    this.elements = Object.fromEntries(ids.map((id) => [id, find(id)]))
  }

  show(): void {
    const { stream, live } = this.latencies
    const most = Math.max(stream.middle ?? 0, live.middle ?? 0)
    this.write('stream', stream.middle, most)
    this.write('live', live.middle, most)
    const times = (live.middle ?? 0) / (stream.middle ?? 1)
    this.set('ratio', times >= 1.1 ? `${times.toFixed(times < 10 ? 1 : 0)} times sooner` : '')
  }

  private write(name: string, milliseconds: number | undefined, most: number): void {
    this.set(`${name}-latency`, milliseconds?.toFixed(1) ?? '–')
    const bar = this.elements[`${name}-bar`]
    if (bar) bar.style.width = `${milliseconds ? Math.max((milliseconds / most) * 100, 1) : 0}%`
  }

  private set(id: string, text: string): void {
    const element = this.elements[id]
    if (element) element.textContent = text
  }
}
