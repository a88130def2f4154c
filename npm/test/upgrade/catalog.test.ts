import { readdir, readFile } from 'node:fs/promises'
import { type Extension, PGlite } from '@electric-sql/pglite'
import { expect, it, onTestFinished } from 'vitest'
import { trickle } from '../../src/index.js'
import { type Calls, released } from './former.js'

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

const { version }: { version: string } = JSON.parse(await read('../../package.json'))

/** The released versions of which the package is kept. */
const KEPT = (await readdir(new URL('fixtures/', import.meta.url))).map(
  (name) => /-(\d.*)\.tgz$/.exec(name)?.[1] ?? name,
)

const number = (text: string) => text.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0)

/** Every column, function and trigger of the catalog. */
async function catalogOf(extension: Extension): Promise<unknown[]> {
  const pg = await PGlite.create({ extensions: { trickle: extension } })
  onTestFinished(() => pg.close())
  await pg.exec('CREATE TABLE one (id int PRIMARY KEY)')
  const calls = (pg as unknown as { trickle: Calls & { dropStreamTable(name: string): Promise<void> } }).trickle
  await calls.createStreamTable('all_of_it', 'SELECT id FROM one')
  await calls.dropStreamTable('all_of_it')
  const { rows } = await pg.query(`
    SELECT attrelid::regclass::text AS place, attname || ' ' || format_type(atttypid, atttypmod) AS text
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE relnamespace = 'pgtrickle'::regnamespace AND attnum > 0
    UNION ALL
    SELECT oid::regprocedure::text, regexp_replace(prosrc, '\\s+', ' ', 'g') FROM pg_proc WHERE pronamespace = 'pgtrickle'::regnamespace
    UNION ALL
    SELECT evtname, evtevent FROM pg_event_trigger
    ORDER BY 1, 2`)
  return rows
}

it.each(KEPT)('the catalog of %s is this one, or has an older version', { timeout: 120_000 }, async (kept) => {
  expect(number(kept)).toBeLessThanOrEqual(number(version))
  const [former, present] = [await catalogOf((await released(kept)).trickle), await catalogOf(trickle)]
  if (kept === version) expect(present, 'A released catalog has changed: raise the version.').toEqual(former)
  else expect(former.length, 'the catalog was read').toBeGreaterThan(20)
})

it('every version that the changelog names has a package to upgrade from, but the one that is being made', async () => {
  const named = [...(await read('../../../CHANGELOG.md')).matchAll(/^## (\d\S*)$/gm)].map(([, name]) => name ?? '')
  expect(named).toContain(version)
  for (const name of named) if (name !== version) expect(KEPT).toContain(name)
  expect(KEPT).toContain('1.1.0')
})
