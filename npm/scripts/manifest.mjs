// What is packed is the manifest that users need: without the scripts and dependencies of development. `npm pack` puts it
// in the place of package.json for a moment: `shorten` before, `restore` after.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'

const MANIFEST = new URL('../package.json', import.meta.url)
const KEPT = new URL('../target/package.json', import.meta.url)

if (process.argv[2] === 'restore') await rename(KEPT, MANIFEST)
else {
  const text = await readFile(MANIFEST, 'utf8')
  const { scripts, devDependencies, overrides, ...packed } = JSON.parse(text)
  if (!scripts || !devDependencies || !overrides) throw new Error('package.json has been shortened already')
  // Declarations beside a module are found without being named.
  for (const [path, { default: module }] of Object.entries(packed.exports)) {
    if (module) packed.exports[path] = module
  }
  await mkdir(new URL('.', KEPT), { recursive: true })
  await writeFile(KEPT, text)
  await writeFile(MANIFEST, JSON.stringify(packed))
}
