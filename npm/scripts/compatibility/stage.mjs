// Makes a copy of the repository whose only difference is the version of PGlite.
import { execFileSync } from 'node:child_process'
import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const target = join(root, 'npm', 'target', 'compatibility')
const PGLITE = join('node_modules', '@electric-sql', 'pglite')
const LEFT = ['.git', 'node_modules', 'target']
/** What the build leaves in such folders, and the tests use. */
const BUILT = join('teavm-plugin', 'target', 'javascript')

/**
 * Gives the folder of the copy's package. Everything installed but PGlite is linked to: nothing else depends on PGlite.
 *
 * @param {string} version
 */
export async function stage(version) {
  const copy = join(target, version)
  await rm(copy, { recursive: true, force: true })
  await copyFolder('', copy)
  await cp(join(root, BUILT), join(copy, BUILT), { recursive: true })
  const folder = join(copy, 'npm')
  await mkdir(join(folder, PGLITE), { recursive: true })
  for (const name of await readdir(join(root, 'npm', 'node_modules'))) {
    if (name === '@electric-sql' || (name.startsWith('.') && name !== '.bin')) continue
    await symlink(join(root, 'npm', 'node_modules', name), join(folder, 'node_modules', name))
  }
  await cp(await install(version), join(folder, PGLITE), { recursive: true })
  return folder
}

/**
 * A folder that is copied into itself must not be followed there.
 *
 * @param {string} path
 * @param {string} copy
 */
async function copyFolder(path, copy) {
  await mkdir(join(copy, path), { recursive: true })
  for (const name of await readdir(join(root, path))) {
    if (LEFT.includes(name)) continue
    const inner = join(path, name)
    if (inner === 'npm') await copyFolder(inner, copy)
    else
      await cp(join(root, inner), join(copy, inner), {
        recursive: true,
        filter: (file) => !LEFT.includes(basename(file)),
      })
  }
}

/**
 * Installed once; the folder tells which version it has.
 *
 * @param {string} version
 */
async function install(version) {
  const folder = join(target, 'packages', version)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
  const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline']
  execFileSync('npm', ['install', ...options, `@electric-sql/pglite@${version}`], { cwd: folder, stdio: 'inherit' })
  return join(folder, PGLITE)
}
