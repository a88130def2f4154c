import { readFile, writeFile } from 'node:fs/promises'
import { chart } from './chart.mjs'
import { markdown, show } from './report.mjs'

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

/**
 * Writes the figures between the marks of docs/performance.md, and draws the pictures that it shows.
 *
 * @param {{ environment: Record<string, unknown>, sections: import('./report.mjs').Section[],
 *   ratios: Record<string, Record<string, number>>, medians: Record<string, Record<string, number>> }} figures
 */
export async function writeDocument({ environment, sections, ratios, medians }) {
  await draw(
    chart({
      title: 'A single-row statement with a stream table, times the bare one',
      groups: Object.entries(ratios).map(
        ([name, { INSERT = Number.NaN, UPDATE = Number.NaN, DELETE = Number.NaN }]) => ({
          name,
          values: { INSERT, UPDATE, DELETE },
        }),
      ),
      label: (value) => `${show(value)}×`,
      line: 1,
    }),
    'bench-overhead',
  )
  await draw(
    chart({
      title: 'INSERT until JavaScript knows the change, ms (logarithmic)',
      groups: Object.entries(medians).map(([name, values]) => ({
        name,
        values: Object.fromEntries(
          ['ours, subscriber told', 'live.query', 'live.incrementalQuery', 'live.changes'].map((contender) => [
            contender,
            (values[contender] ?? Number.NaN) / 1000,
          ]),
        ),
      })),
      label: (value) => `${show(value)} ms`,
      logarithmic: true,
    }),
    'bench-latency',
  )
  const text = await readFile(DOCUMENT, 'utf8')
  const [before, rest = ''] = text.split(BEGIN)
  const [, after = ''] = rest.split(END)
  const about = Object.entries(environment)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
  const figures = [BEGIN, '', `Measured with ${about}.`, '', sections.map(markdown).join('\n\n'), '', END].join('\n')
  await writeFile(DOCUMENT, `${before}${figures}${after}`)
}
