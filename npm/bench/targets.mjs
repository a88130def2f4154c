/** @typedef {import('./report.mjs').Section} Section */
/** @typedef {{ what: string, reached: number, target: number, percent?: boolean }} Target */

const EVENTS = ['INSERT', 'UPDATE', 'DELETE']

/**
 * What was aimed at, against what a run reached. Of several figures it names the worst.
 *
 * @param {Section[]} sections
 * @returns {Target[]}
 */
function targets(sections) {
  const figure = (/** @type {string} */ id, /** @type {string} */ row, /** @type {string} */ column) => {
    const section = sections.find((other) => other.id === id)
    const cell = section?.rows.find(({ name }) => name === row)?.cells[section.columns.indexOf(column)]
    return typeof cell === 'number' ? cell : Number.NaN
  }
  /** @param {string} id @param {string} row @param {string[]} columns */
  const worst = (id, row, columns) => Math.max(...columns.map((column) => figure(id, row, column)))
  /** @type {Target[]} */
  const all = []
  const over = /** @type {const} */ ([
    ['filter', 1.5],
    ['aggregate, 20 groups', 1.75],
    ['aggregate, 5,000 groups', 1.75],
    ['join', 1.75],
    ['join and aggregate', 2.25],
  ])
  for (const [row, target] of over)
    for (const event of EVENTS)
      all.push({ what: `${event} over bare, 10,000 rows: ${row}`, reached: figure('single-10000', row, event), target })
  for (const [row] of over)
    if (row !== 'aggregate, 5,000 groups')
      all.push({
        what: `the same at 1,000,000 rows against 10,000, worst event: ${row}`,
        reached: Math.max(
          ...EVENTS.map((event) => figure('single-1000000', row, event) / figure('single-10000', row, event)),
        ),
        target: 1.3,
      })
  const constructs = /** @type {const} */ ([
    ['left join', 2],
    ['three-way join', 2],
    ['min and max', 2],
    ['distinct', 2],
    ['exists', 2.5],
    ['window, 100 rows a partition', 4],
    ['top 10', 2.5],
  ])
  for (const [row, target] of constructs) {
    all.push({
      what: `worst event over bare, 10,000 rows: ${row}`,
      reached: worst('constructs-10000', row, EVENTS),
      target,
    })
    all.push({
      what: `the same at 100,000 rows against 10,000: ${row}`,
      reached: Math.max(
        ...EVENTS.map((event) => figure('constructs-100000', row, event) / figure('constructs-10000', row, event)),
      ),
      target: 1.3,
    })
  }
  /** @param {number} rows @param {string} row @param {string} ours @param {string} other */
  const share = (rows, row, ours, other) => figure(`latency-${rows}`, row, ours) / figure(`latency-${rows}`, row, other)
  for (const [row] of over)
    all.push({
      what: `INSERT, UPDATE and DELETE against pg_ivm, 10,000 rows: ${row}`,
      reached: figure('ivm-10000', row, 'all three'),
      target: 0.4,
      percent: true,
    })
  for (const [rows, shares] of /** @type {const} */ ([
    [10_000, { 'aggregate, 20 groups': 0.1, join: 0.02, filter: 0.06 }],
    [100_000, { 'aggregate, 20 groups': 0.025, join: 0.004, filter: 0.01 }],
  ]))
    for (const [row, target] of Object.entries(shares))
      all.push({
        what: `a change in JavaScript against live.incrementalQuery, ${rows.toLocaleString('en')} rows: ${row}`,
        reached: share(rows, row, 'ours, subscriber told', 'live.incrementalQuery'),
        target,
        percent: true,
      })
  for (const [row] of over)
    all.push({
      what: `an INSERT against the whole query in the server, 100,000 rows: ${row}`,
      reached: share(100_000, row, 'ours, statement', 'whole query, server'),
      target: 0.025,
      percent: true,
    })
  for (const [row] of over)
    all.push({
      what: `the worst batch of 1,000 over bare: ${row}`,
      reached: worst(
        'batches',
        row,
        EVENTS.map((event) => `${event} of 1,000`),
      ),
      target: 2.5,
    })
  for (const [row] of over)
    all.push({
      what: `creation against CREATE TABLE AS, 100,000 rows: ${row}`,
      reached: figure('create', row, 'ratio'),
      target: 2,
    })
  for (const [row] of over)
    for (const kind of ['first firing', 'grown'])
      all.push({
        what: `${kind === 'grown' ? 'grown from nothing' : 'after a first firing with 50,000 rows'} against created fresh: ${row}`,
        reached: worst(
          'growth',
          row,
          EVENTS.map((event) => `${kind}, ${event}`),
        ),
        target: 1.5,
      })
  return all.filter(({ reached }) => !Number.isNaN(reached))
}

/**
 * The targets as a table, with what misses its target named as such.
 *
 * @param {Section[]} sections
 * @returns {Section}
 */
export function targetSection(sections) {
  const all = targets(sections)
  const shown = (/** @type {number} */ figure, /** @type {boolean | undefined} */ percent) =>
    percent ? `${(figure * 100).toPrecision(2)} %` : `${figure.toFixed(2)}×`
  return {
    id: 'targets',
    title: 'What was aimed at',
    columns: ['reached', 'at most', ''],
    rows: all.map(({ what, reached, target, percent }) => ({
      name: what,
      cells: [shown(reached, percent), shown(target, percent), reached <= target ? '' : '**missed**'],
    })),
    note: `${all.filter(({ reached, target }) => reached <= target).length} of ${all.length} are met.`,
  }
}
