// Fails where a place that names the version of this project names another than npm/package.json does.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/** @param {string} path */
const read = (path) => readFileSync(root + path, 'utf8')

/** @type {string} */
const version = JSON.parse(read('npm/package.json')).version
const CATALOG = 'teavm-plugin/src/main/java/io/pgtrickle/plugin/catalog/Bootstrap.java'

/** @type {[place: string, found: string | undefined][]} */
const places = []
/**
 * @param {string} path
 * @param {string} what
 * @param {RegExp} pattern whose first group is the version
 */
const expect = (path, what, pattern) => places.push([`${path}, ${what}`, pattern.exec(read(path))?.[1]])

expect('pom.xml', 'the version', /<artifactId>pglite-lite-parent<\/artifactId>\s*<version>([^<]*)</)
for (const module of ['core', 'teavm-plugin', 'npm', 'examples-node', 'examples-vite']) {
  expect(`${module}/pom.xml`, 'the parent', /<artifactId>pglite-lite-parent<\/artifactId>\s*<version>([^<]*)</)
}
for (const folder of ['npm', 'examples-node', 'examples-vite']) {
  const lock = JSON.parse(read(`${folder}/package-lock.json`))
  places.push([`${folder}/package.json`, JSON.parse(read(`${folder}/package.json`)).version])
  places.push([`${folder}/package-lock.json, the version`, lock.version])
  places.push([`${folder}/package-lock.json, the package`, lock.packages[''].version])
  const linked = lock.packages['node_modules/@pgtrickle/pglite-lite']
  if (linked)
    places.push([`${folder}/package-lock.json, the linked package`, linked.version ?? lock.packages['../npm']?.version])
}
expect(CATALOG, 'the constant', /VERSION = "([^"]*)"/)
expect(CATALOG, 'the row of the catalog', /pgt_schema_version \(version\) VALUES \('([^']*)'\)/)
places.push([
  `${CATALOG}, the comparison with older ones`,
  /::int\[\] < '\{([\d,]*)\}'/.exec(read(CATALOG))?.[1]?.replaceAll(',', '.'),
])
expect('README.md', 'the badge', /badge\/version-(\d[^-]*)-/)
expect('CHANGELOG.md', 'the newest release', /^## (\d\S*)/m)

const wrong = places.filter(([, found]) => found !== version)
for (const [place, found] of wrong) console.error(`${place}: ${found ?? 'no version'} instead of ${version}`)
console.log(`${places.length - wrong.length} of ${places.length} places have version ${version}`)
if (wrong.length > 0) process.exitCode = 1
