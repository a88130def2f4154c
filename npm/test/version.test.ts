import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const modules = ['core', 'teavm-plugin', 'npm', 'examples-node', 'examples-vite']
const packages = ['npm', 'examples-node', 'examples-vite']

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')
const readJson = async (path: string) => JSON.parse(await read(path))

const { version } = await readJson('npm/package.json')

describe(`version ${version} of npm/package.json`, () => {
  it('is that of the parent pom', async () => {
    expect(await read('pom.xml')).toContain(
      `<artifactId>pglite-lite-parent</artifactId>\n  <version>${version}</version>`,
    )
  })

  it.each(modules)('is that of the parent in %s/pom.xml', async (module) => {
    expect(await read(`${module}/pom.xml`)).toContain(
      `<artifactId>pglite-lite-parent</artifactId>\n    <version>${version}</version>`,
    )
  })

  it.each(packages)('is that of %s/package.json and its lock file', async (folder) => {
    const lock = await readJson(`${folder}/package-lock.json`)
    expect(await readJson(`${folder}/package.json`)).toMatchObject({ version })
    expect(lock).toMatchObject({ version, packages: { '': { version } } })
    expect(lock.packages['node_modules/@pgtrickle/pglite-lite']?.version ?? version).toBe(version)
  })

  it('is the one that the Java side writes into the catalog and expects there', async () => {
    const source = await read('teavm-plugin/src/main/java/io/pgtrickle/plugin/catalog/Bootstrap.java')
    expect(source).toContain(`VERSION = "${version}"`)
    expect(source).toContain(`INSERT INTO pgtrickle.pgt_schema_version (version) VALUES ('${version}')`)
  })
})
