import { readFile, writeFile } from 'node:fs/promises'
import { chart } from './chart.mjs'
import { markdown, show } from './report.mjs'
import { targetSection } from './targets.mjs'

/** @typedef {import('./report.mjs').Section} Section */
/** @typedef {Section & { about: string }} Measured a section and what it was measured with */

const FIGURES = new URL('../../docs/performance.json', import.meta.url)
const README = new URL('../../README.md', import.meta.url)
const DOCUMENT = new URL('../../docs/performance.md', import.meta.url)
const IMAGES = new URL('../../docs/images/', import.meta.url)
const BEGIN = '<!-- figures: written by npm run bench -- --full -->'
const END = '<!-- end of figures -->'

/**
 * @param {Record<string, string>} pictures light and dark
 * @param {string} name
 */
async function draw(pictures, name) {
  for (const [theme, svg] of Object.entries(pictures)) await writeFile(new URL(`${name}-${theme}.svg`, IMAGES), svg)
}

const SUMMARY = /(<!-- speed:begin -->\n)[\s\S]*(<!-- speed:end -->)/

/** @param {Section[]} sections */
function summary(sections) {
  const told = ['ours, subscriber told', 'live.incrementalQuery']
  const rows = [10_000, 100_000].flatMap((size) => {
    const section = sections.find(({ id }) => id === `latency-${size}`)
    return ['filter', 'aggregate, 20 groups', 'join'].map((name) => {
      const row = section?.rows.find((other) => other.name === name)
      const [ours = Number.NaN, live = Number.NaN] = told.map((column) =>
        Number(row?.cells[section?.columns.indexOf(column) ?? 0]),
      )
      return `| ${name}, ${size.toLocaleString('en')} rows | ${show(ours)} | ${show(live)} | ${Math.round(live / ours)} |`
    })
  })
  return `| INSERT until JavaScript has the change, ms | stream table | \`live.incrementalQuery\` | times |\n|---|--:|--:|--:|\n${rows.join('\n')}\n`
}

/**
 * Takes the figures of a run into docs/performance.json, where they replace those with the same id, writes all of them
 * between the marks of docs/performance.md, and draws the pictures.
 *
 * @param {{ environment: Record<string, unknown>, sections: Section[] }} figures
 */
export async function keep({ environment, sections }) {
  /** @type {Measured[]} */
  const former = JSON.parse(await readFile(FIGURES, 'utf8').catch(() => '[]'))
  const about = Object.entries(environment)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
  const measured = [
    ...former.filter(({ id }) => !sections.some((section) => section.id === id)),
    ...sections.map((section) => ({ ...section, about })),
  ].sort((one, other) => place(one.id) - place(other.id))
  await writeFile(FIGURES, `${JSON.stringify(measured, rounded, 1)}\n`)
  await drawAll(measured)
  const readme = await readFile(README, 'utf8')
  await writeFile(README, readme.replace(SUMMARY, `$1${summary(measured)}$2`))
  const runs = [...new Set(measured.map((section) => section.about))]
  const text = await readFile(DOCUMENT, 'utf8')
  const [before, rest = ''] = text.split(BEGIN)
  const [, after = ''] = rest.split(END)
  const body = measured.map((section) =>
    markdown({
      ...section,
      title: runs.length > 1 ? `${section.title} (run ${runs.indexOf(section.about) + 1})` : section.title,
    }),
  )
  body.unshift(markdown(targetSection(measured)))
  const who = runs.map((run, index) => `${runs.length > 1 ? `Run ${index + 1}: m` : 'M'}easured with ${run}.`)
  await writeFile(
    DOCUMENT,
    `${before}${[BEGIN, '', who.join('\n'), '', body.join('\n\n'), '', END].join('\n')}${after}`,
  )
}

/** @param {string} _key @param {unknown} value */
const rounded = (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value)

const ORDER = ['single', 'constructs', 'ivm', 'latency', 'publish', 'batches', 'create', 'growth', 'profile', 'start']

/** @param {string} id */
function place(id) {
  const [part = '', rows = 0] = id.split('-')
  const index = ORDER.indexOf(part)
  return (index < 0 ? ORDER.length : index) * 10_000_000 + Number(rows)
}

/** @param {Section[]} sections */
async function drawAll(sections) {
  /** @param {string} id @param {string[]} columns */
  const groups = (id, columns) => {
    const section = sections.find((other) => other.id === id)
    return (section?.rows ?? []).map(({ name, cells }) => ({
      name,
      values: Object.fromEntries(
        columns.map((c) => [c, Number(cells[section?.columns.indexOf(c) ?? 0] ?? Number.NaN)]),
      ),
    }))
  }
  await draw(
    chart({
      title: 'A single-row statement with a stream table, times the bare one',
      groups: groups('single-10000', ['INSERT', 'UPDATE', 'DELETE']),
      label: (value) => `${show(value)}×`,
      line: 1,
    }),
    'bench-overhead',
  )
  await draw(
    chart({
      title: 'INSERT until JavaScript knows the change, ms (logarithmic)',
      groups: groups('latency-10000', ['ours, subscriber told', 'live.query', 'live.incrementalQuery', 'live.changes']),
      label: (value) => `${show(value)} ms`,
      logarithmic: true,
    }),
    'bench-latency',
  )
}
