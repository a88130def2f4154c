import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { tableOf, withTable } from '../scripts/compatibility/table.mjs'
import { VERSIONS } from '../scripts/compatibility/versions.mjs'

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')

const outcomes: Parameters<typeof tableOf>[0] = JSON.parse(await read('docs/compatibility.json'))
const { peerDependencies, devDependencies } = JSON.parse(await read('npm/package.json'))
const readme = await read('README.md')
const oldest = VERSIONS.at(-1)

describe('the versions of PGlite', () => {
  it('passed when they were last run, the oldest among them', () => {
    const versions = outcomes.map(({ pglite }) => pglite)
    expect(versions).toEqual(VERSIONS.filter((version) => versions.includes(version)))
    expect(versions).toContain(oldest)
    expect(outcomes.filter(({ passed, failed }) => passed === 0 || failed > 0)).toEqual([])
  })

  it('in the README are those of the last run', () => expect(withTable(readme, tableOf(outcomes))).toBe(readme))

  it('start with the one that is developed with', () =>
    expect(devDependencies['@electric-sql/pglite']).toBe(VERSIONS[0]))

  it('end with the oldest that may be installed', () => {
    expect(peerDependencies['@electric-sql/pglite']).toBe(`>=${oldest} <1`)
    expect(readme).toContain(`PGlite ${oldest} or later`)
  })
})
