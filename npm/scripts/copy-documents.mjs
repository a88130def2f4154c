// Puts the repository's README and licence beside package.json, where npm packs them from. The package's README points to
// the table of supported SQL instead of repeating it: whoever installs the package downloads it every time.
import { copyFile, readFile, writeFile } from 'node:fs/promises'

const TABLE = /<!-- support:begin -->[^]*<!-- support:end -->/
const LINK =
  'Almost every SELECT is followed. [The table of supported SQL](https://github.com/pgtrickle/pglite-lite/blob/main/docs/support.md) says how each pattern is maintained, and what is refused.'

const file = (/** @type {string} */ path) => new URL(`../${path}`, import.meta.url)

await copyFile(file('../LICENSE'), file('LICENSE'))
const readme = await readFile(file('../README.md'), 'utf8')
if (!TABLE.test(readme)) throw new Error('README.md has no table of supported SQL')
await writeFile(file('README.md'), readme.replace(TABLE, LINK))
