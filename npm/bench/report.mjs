/** @typedef {{ median: number, p95: number }} Timing microseconds */
/** @typedef {{ name: string, cells: (string | number)[] }} Row */
/** @typedef {{ id: string, title: string, columns: string[], rows: Row[], note?: string }} Section */
/** @typedef {(done: number, of: number, what: string) => void} Progress */

/**
 * The median and the 95th percentile of some numbers.
 *
 * @param {number[]} numbers
 * @returns {Timing}
 */
export function timing(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (/** @type {number} */ share) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95) }
}

/**
 * The middle of some numbers.
 *
 * @param {number[]} numbers
 */
export function median(numbers) {
  return timing(numbers).median
}

/**
 * Microseconds that something takes.
 *
 * @param {() => unknown} work
 */
export async function time(work) {
  const start = performance.now()
  await work()
  return (performance.now() - start) * 1000
}

/**
 * A line that is written over and over on a terminal, and once a title elsewhere.
 *
 * @param {string} title
 * @returns {Progress}
 */
export function progress(title) {
  if (!process.stderr.isTTY) process.stderr.write(`${title}\n`)
  return (done, of, what) => {
    if (!process.stderr.isTTY) return
    process.stderr.write(done >= of ? '\r\x1b[K' : `\r\x1b[K${title}: ${done} of ${of}, ${what}`)
  }
}

/**
 * A number with three digits that matter.
 *
 * @param {string | number | undefined} figure
 */
export function show(figure) {
  if (typeof figure !== 'number') return figure ?? ''
  if (!Number.isFinite(figure)) return '–'
  return figure >= 100 ? Math.round(figure).toLocaleString('en') : String(Number(figure.toPrecision(3)))
}

/**
 * A section as it is printed, aligned.
 *
 * @param {Section} section
 */
export function printed({ title, columns, rows, note }) {
  const lines = [['', ...columns], ...rows.map(({ name, cells }) => [name, ...cells.map(show)])]
  const width = (/** @type {number} */ index) => Math.max(...lines.map((line) => line[index]?.length ?? 0))
  const body = lines.map(([name = '', ...cells]) =>
    [name.padEnd(width(0)), ...cells.map((cell, index) => cell.padStart(width(index + 1)))].join('  '),
  )
  return ['', title, ...body, ...(note ? [note] : [])].join('\n')
}

/**
 * A section as a Markdown table.
 *
 * @param {Section} section
 */
export function markdown({ title, columns, rows, note }) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`
  return [
    `### ${title}`,
    '',
    ...(note ? [note, ''] : []),
    line(['', ...columns]),
    line(['---', ...columns.map(() => '--:')]),
    ...rows.map(({ name, cells }) => line([name, ...cells.map(show)])),
  ].join('\n')
}
