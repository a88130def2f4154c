import { TableView } from '../table-view'
import { RevenueChart } from './chart'
import { Comparison } from './comparison'
import { BY_REGION, fill, insertOrders, openDatabase, type Region, type Slot } from './database'
import { Figures } from './figures'
import { Latency } from './latency'
import { OrderStream } from './order-stream'

const find = <Type extends HTMLElement>(id: string): Type => {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no ${id}`)
  return element as Type
}

const status = find('status')
const settings = find<HTMLFieldSetElement>('settings')
const rate = find<HTMLInputElement>('rate')
const size = find<HTMLSelectElement>('size')
const compare = find<HTMLInputElement>('compare')
const run = find<HTMLButtonElement>('run')
const COLUMNS = ['region', 'orders', 'revenue']
const BEGINNING = 10_000
const written = (amount: number | string, digits = 0) =>
  Number(amount).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const tell = (error: unknown) => {
  status.textContent = error instanceof Error ? error.message : String(error)
}

const latencies = { stream: new Latency(), live: new Latency() }
const shown = { regions: [] as readonly Region[], slots: [] as readonly Slot[], live: [] as readonly Region[] }
const tables = {
  stream: new TableView(find('regions'), 'region'),
  live: new TableView(find('live-regions'), 'region'),
}
const figures = new Figures(find, latencies)
const chart = new RevenueChart(find('chart'))
find('query').textContent = BY_REGION

let painting = false
/** Shows what there is with the next frame, however many changes come before it. */
function paint(): void {
  if (painting) return
  painting = true
  requestAnimationFrame(() => {
    painting = false
    const byName = (rows: readonly Region[]) =>
      rows
        .toSorted((a, b) => a.region.localeCompare(b.region))
        .map(({ region, orders, revenue }) => ({ region, orders: written(orders), revenue: written(revenue, 2) }))
    tables.stream.show(COLUMNS, byName(shown.regions))
    if (compare.checked) tables.live.show(COLUMNS, byName(shown.live))
    chart.show(shown.slots)
    const orders = shown.regions.reduce((sum, region) => sum + region.orders, 0)
    find('orders').textContent = written(orders)
    figures.show()
  })
}

const pg = await openDatabase(BEGINNING)

let comparison: Comparison | undefined
const stream = new OrderStream(async (count) => {
  latencies.stream.begin()
  if (comparison) latencies.live.begin()
  // Both are measured from the same INSERT, which must not wait for what the last one still has to do.
  const settled = comparison?.settled()
  await insertOrders(pg, count).catch(tell)
  await settled
})

const byRegion = await pg.trickle.subscribe<Region>(
  'revenue_by_region',
  ({ rows, initial }) => {
    shown.regions = rows
    if (!initial) latencies.stream.heard(false)
    paint()
  },
  { rows: true },
)
const byTime = await pg.trickle.subscribe<Slot>(
  'revenue_by_time',
  ({ rows }) => {
    shown.slots = rows
    paint()
  },
  { rows: true },
)
addEventListener('pagehide', () => Promise.all([byRegion.unsubscribe(), byTime.unsubscribe()]))

// A live query ends with the tab that leads.
pg.onLeaderChange(() => {
  if (!compare.checked) return
  compare.checked = false
  compare.dispatchEvent(new Event('change'))
})

compare.addEventListener('change', async () => {
  compare.disabled = true
  find('compared').hidden = !compare.checked
  find('invitation').hidden = compare.checked
  try {
    const former = comparison
    comparison = undefined
    await former?.stop()
    latencies.live.clear()
    if (compare.checked) comparison = await Comparison.start(pg, showCompared)
  } catch (error) {
    tell(error)
  }
  compare.disabled = false
  paint()
})

function showCompared(rows: readonly Region[]): void {
  shown.live = rows
  latencies.live.heard(true)
  paint()
}

function applyRate(): void {
  stream.rate = Math.round(10 ** rate.valueAsNumber)
  find('rate-shown').textContent = String(stream.rate)
}
rate.addEventListener('input', applyRate)
applyRate()

run.addEventListener('click', () => {
  if (stream.isRunning) {
    stream.stop()
  } else {
    status.textContent = 'Orders stream in.'
    stream.start().then(() => {
      status.textContent = 'Paused: all orders are in.'
    }, tell)
  }
  run.textContent = stream.isRunning ? 'Pause' : 'Start'
  run.setAttribute('aria-pressed', String(stream.isRunning))
})

size.addEventListener('change', async () => {
  settings.disabled = true
  const wanted = Number(size.value)
  size.value = ''
  status.textContent = `Making ${written(wanted)} orders …`
  for (const latency of Object.values(latencies)) latency.clear()
  await fill(pg, wanted).then(() => {
    status.textContent = 'Ready'
  }, tell)
  for (const latency of Object.values(latencies)) latency.clear()
  settings.disabled = false
  size.focus()
})

settings.disabled = false
status.textContent = 'Ready. Start the orders, then open this page in another tab, too.'
