// Puts the repository's README and licence beside package.json, where npm packs them from.
import { copyFile } from 'node:fs/promises'

for (const name of ['README.md', 'LICENSE']) {
  await copyFile(new URL(`../../${name}`, import.meta.url), new URL(`../${name}`, import.meta.url))
}
