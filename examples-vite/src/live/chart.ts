import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { SLOT_MILLISECONDS, type Slot } from './database'

const SLOTS = 60
const dark = matchMedia('(prefers-color-scheme: dark)')

/** Revenue of the last ten minutes as bars, in the colours of the page. */
export class RevenueChart {
  private chart: uPlot | undefined
  private data: uPlot.AlignedData = [[], []]

  constructor(private readonly place: HTMLElement) {
    dark.addEventListener('change', () => this.draw())
    new ResizeObserver(() => this.chart?.setSize(this.size())).observe(place)
  }

  show(slots: readonly Slot[]): void {
    const latest = slots.toSorted((a, b) => a.slot - b.slot).slice(-SLOTS)
    this.data = [
      latest.map(({ slot }) => (slot * SLOT_MILLISECONDS) / 1000),
      latest.map(({ revenue }) => Number(revenue)),
    ]
    if (this.chart) this.chart.setData(this.data)
    else this.draw()
  }

  private draw(): void {
    const colour = (name: string) => getComputedStyle(this.place).getPropertyValue(name)
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 } }
    const bars = uPlot.paths.bars?.({ size: [0.8] }) ?? (() => null)
    this.chart?.destroy()
    this.chart = new uPlot(
      {
        ...this.size(),
        cursor: { show: false },
        legend: { show: false },
        axes: [axis, { ...axis, size: 64 }],
        scales: { y: { range: (_, _least, most) => [0, Math.max(most, 1)] } },
        series: [{}, { fill: colour('--accent'), paths: bars, points: { show: false } }],
      },
      this.data,
      this.place,
    )
  }

  private size() {
    return { width: this.place.clientWidth, height: 220 }
  }
}
