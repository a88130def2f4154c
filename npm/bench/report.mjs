/** @typedef {Record<string, Record<string, number>>} Figures by row, then by column */

/**
 * The middle of some numbers.
 *
 * @param {number[]} numbers
 */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

/**
 * Milliseconds that something takes.
 *
 * @param {() => Promise<unknown>} work
 */
export async function time(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * A line that is written over and over, on a terminal only.
 *
 * @param {string} title
 * @returns {(done: number, of: number, what: string) => void}
 */
export function progress(title) {
  return (done, of, what) => {
    if (!process.stderr.isTTY) return
    process.stderr.write(done === of ? '\r\x1b[K' : `\r\x1b[K${title}: ${done} of ${of}, ${what}`)
  }
}

/**
 * Prints figures, aligned.
 *
 * @param {string} title
 * @param {Figures} figures
 * @param {string[]} columns
 */
export function table(title, figures, columns) {
  const lines = Object.entries(figures).map(([name, row]) => [name, ...columns.map((column) => show(row[column]))])
  const all = [['', ...columns], ...lines]
  const width = (/** @type {number} */ index) => Math.max(...all.map((line) => line[index]?.length ?? 0))
  console.log(`\n${title}`)
  for (const [name = '', ...cells] of all) {
    console.log([name.padEnd(width(0)), ...cells.map((cell, index) => cell.padStart(width(index + 1)))].join('  '))
  }
}

/** @param {number | undefined} figure */
function show(figure) {
  return figure === undefined ? '' : figure >= 100 ? figure.toFixed(0) : figure.toPrecision(3)
}
