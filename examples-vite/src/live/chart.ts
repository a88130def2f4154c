import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { SLOT_MILLISECONDS, type Slot } from './database'

const SLOTS = 60
const HALF_SLOT = SLOT_MILLISECONDS / 2000
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const AMOUNT = new Intl.NumberFormat('en', { notation: 'compact' })
const dark = matchMedia('(prefers-color-scheme: dark)')

/** Revenue of ten minutes as bars, the last that there are, in the colours of the page. */
export class RevenueChart {
  private chart: uPlot | undefined
  private data: uPlot.AlignedData = [[], []]

  constructor(private readonly place: HTMLElement) {
    dark.addEventListener('change', () => this.draw())
    new ResizeObserver(() => this.chart?.setSize(this.size())).observe(place)
  }

  show(slots: readonly Slot[]): void {
    const last = slots.reduce((most, { slot }) => Math.max(most, slot), 0)
    const latest = slots.filter(({ slot }) => slot > last - SLOTS).sort((a, b) => a.slot - b.slot)
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
        axes: [
          { ...axis, values: (_, times) => times.map((time) => CLOCK.format(time * 1000)), space: 80 },
          { ...axis, values: (_, amounts) => amounts.map((amount) => AMOUNT.format(amount)), size: 52 },
        ],
        scales: {
          x: { range: (_, first, last) => [first - HALF_SLOT, last + HALF_SLOT] },
          y: { range: (_, _least, most) => [0, Math.max(most, 1)] },
        },
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
