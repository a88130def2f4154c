// Checks the package as a user gets it: packs it, lints it, installs it into copies of the examples and runs those.
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const directory = fileURLToPath(new URL('..', import.meta.url))
const work = await mkdtemp(join(tmpdir(), 'pglite-lite-'))

/**
 * @param {string} where
 * @param {string} command
 * @param {string[]} parameters
 */
function run(where, command, ...parameters) {
  console.log(`$ ${command} ${parameters.join(' ')}`)
  execFileSync(command, parameters, { cwd: where, stdio: 'inherit' })
}

/**
 * @param {string} example
 * @param {string} tarball
 * @param {string} script
 */
async function runWith(example, tarball, script) {
  const copy = join(work, example)
  await cp(join(directory, '..', example), copy, {
    recursive: true,
    filter: (source) => !['node_modules', 'target', 'dist', 'package-lock.json'].includes(basename(source)),
  })
  run(copy, 'npm', 'install', '--no-audit', '--no-fund', tarball)
  run(copy, 'npm', 'run', script)
}

try {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', work], {
    cwd: directory,
    encoding: 'utf8',
  })
  const tarball = join(work, JSON.parse(output)[0].filename)
  run(directory, 'npx', 'publint', 'run', tarball, '--strict')
  run(directory, 'npx', 'attw', tarball, '--profile', 'esm-only')
  await runWith('examples-node', tarball, 'start')
  await runWith('examples-vite', tarball, 'build')
} finally {
  await rm(work, { recursive: true })
}
