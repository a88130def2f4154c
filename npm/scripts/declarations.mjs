// Leaves the examples out of the declarations that are packed: they are a sixth of what an editor shows on request, and
// stand in the documentation. Indents by tabs, as nobody edits these files.
import { readdir, readFile, writeFile } from 'node:fs/promises'

const DIRECTORY = new URL('../dist/', import.meta.url)
const EXAMPLE = /(\n\s*\*[ \t]*)?\n\s*\* @example\n\s*\* ```\w*\n(?:(?!\s*\* ```)\s*\*.*\n)*\s*\* ```[ \t]*/g

for (const name of await readdir(DIRECTORY)) {
  if (!name.endsWith('.d.ts')) continue
  const file = new URL(name, DIRECTORY)
  const text = (await readFile(file, 'utf8')).replaceAll(EXAMPLE, '').replaceAll('    ', '\t')
  if (text.includes('@example')) throw new Error(`${name} has an example of another form`)
  await writeFile(file, text)
}
