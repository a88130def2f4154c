// Makes the declarations that are packed: one file for what the package itself exports, without the examples, which are a
// sixth of what an editor shows on request and stand in the documentation, and without short comments. Indents by
// tabs and ends lines without semicolons, as nobody edits these files.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'

const DIRECTORY = new URL('../dist/', import.meta.url)
const EXAMPLE = /(\n\s*\*[ \t]*)?\n\s*\* @example\n\s*\* ```\w*\n(?:(?!\s*\* ```)\s*\*.*\n)*\s*\* ```[ \t]*/g
/** The end of a line in a comment that goes on in the next one, without a list or a tag. */
const WRAPPED = /([^\n*/ ])\n\s*\* (?![-@])/g
/** What each code of an error means; the README has a table of them. */
const LIST = /(\n\s*\*)?\n\s*\* - [^\n]*/g
const ONE_LINE = /\/\*\*\n\s*\* ([^\n]*)\n\s*\*\//g
/** These say the least beyond the name they stand above, and the package has no room for all; the documentation has them. */
const SHORT = /\n\s*\/\*\* [^\n]{1,99} \*\//g
/** What index.d.ts exports all of. */
const PARTS = ['types.d.ts', 'error.d.ts', 'trickle.d.ts']
const OWN = /^(?:import|export) [^;]* from '\.\/\w+\.js';\n/gm
const IMPORT = /^import [^;]*;\n/gm

const file = (/** @type {string} */ name) => new URL(name, DIRECTORY)
const read = (/** @type {string} */ name) => readFile(file(name), 'utf8')

const parts = (await Promise.all(PARTS.map(read))).join('').replaceAll(OWN, '')
const imported = new Set([...parts.matchAll(IMPORT)].flatMap(([statement]) => statement.match(/\b[A-Z]\w+/g) ?? []))
const header = `import type { ${[...imported].join(', ')} } from '@electric-sql/pglite';\n`
await writeFile(file('index.d.ts'), header + parts.replaceAll(IMPORT, ''))
for (const part of PARTS) await rm(file(part))

for (const name of await readdir(DIRECTORY)) {
  if (!name.endsWith('.d.ts')) continue
  const text = (await read(name))
    .replaceAll(EXAMPLE, '')
    .replaceAll('    ', '\t')
    .replaceAll(WRAPPED, '$1 ')
    .replaceAll(LIST, '')
    .replaceAll(ONE_LINE, '/** $1 */')
    .replaceAll(SHORT, '')
    .replaceAll(/;$/gm, '')
    .replaceAll(/\.\/(types|error|trickle)\.js/g, './index.js')
  if (text.includes('@example')) throw new Error(`${name} has an example of another form`)
  await writeFile(file(name), text)
}
