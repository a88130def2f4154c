// Puts the repository's README and licence beside package.json, where npm packs them from. The package's README leaves out
// what is for readers of the repository, and points to it; of the licence there is the notice with the address of the
// full text: whoever installs the package downloads them every time.
import { readFile, writeFile } from 'node:fs/promises'

const LEFT_OUT = [
  '## Speed',
  '## Install',
  '## Try it from a clone',
  '## Examples',
  '### Filter',
  '### Aggregate',
  '### Join',
  '### Subscription',
  '### Vite',
  '## Calls',
  '## Errors',
  '## How it works',
  '## Limits',
  '## Compatibility',
  '## Licence',
  '## Supported SQL',
]
/** The registry shows the version itself. */
const BADGE = /!\[version [^\n]*\n\n/
/** The manifest says what it runs with. */
const REQUIREMENTS = /PGlite [\d.]+ or later[^\n]*\n\n/
/** Why it needs no server is said where there is room. */
const REASONS = /There is nothing to refresh[\s\S]*?\n\n/
const PICTURE = /<picture>[\s\S]*<\/picture>\n\n/

const file = (/** @type {string} */ path) => new URL(`../${path}`, import.meta.url)

const NOTICE = 'Licensed under the Apache License, Version 2.0'
const licence = await readFile(file('../LICENSE'), 'utf8')
if (!licence.includes(NOTICE)) throw new Error('LICENSE has no notice for files')
const notice = licence.slice(licence.indexOf(NOTICE)).replaceAll(/^ +/gm, '')
await writeFile(file('LICENSE'), `Copyright the authors of @pgtrickle/pglite-lite\n\n${notice}`)
const readme = await readFile(file('../README.md'), 'utf8')
const sections = readme.split(/^(?=##)/m)
for (const title of LEFT_OUT) {
  if (!sections.some((section) => section.startsWith(title))) throw new Error(`README.md has no section ${title}`)
}
const kept = sections.filter((section) => !LEFT_OUT.some((title) => section.startsWith(title)))
await writeFile(
  file('README.md'),
  kept.join('').replace(PICTURE, '').replace(BADGE, '').replace(REQUIREMENTS, '').replace(REASONS, ''),
)
