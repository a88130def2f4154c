// Writes the queries of the tests where JUnit reads them: a file for each set of tables, with comments that head the
// statements that make them and the queries. `node npm/scripts/queries.mjs [random cases]`.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const directory = fileURLToPath(new URL('..', import.meta.url))
const folder = fileURLToPath(new URL('../../teavm-plugin/target/queries', import.meta.url))
const outfile = `${directory}target/queries.mjs`

await mkdir(`${directory}target`, { recursive: true })
await build({
  absWorkingDir: directory,
  entryPoints: ['test/hunt/support/queries.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
})
/** @type {typeof import('../test/hunt/support/queries.js')} */
const { allQueries } = await import(pathToFileURL(outfile).href)

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
let count = 0
for (const { name, setup, queries } of allQueries(Number(process.argv[2] ?? 60))) {
  const parts = [...setup.map((text) => ['schema', text]), ...queries.map(([table, text]) => [`source ${table}`, text])]
  await writeFile(`${folder}/${name}.sql`, parts.map(([title, text]) => `-- ${title}\n${text}\n`).join('\n'))
  count += queries.length
}
console.log(`${count} queries`)
