// Runs the tests in a folder that stage.mjs made.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What one version came to.
 *
 * @typedef {{ pglite: string, postgres: string, tests: string, passed: number, failed: number, skipped: number }} Outcome
 */

const VERSION_OF_POSTGRES = `
  import { PGlite } from '@electric-sql/pglite'
  const pg = await PGlite.create()
  process.stdout.write((await pg.query("SELECT split_part(version(), ' ', 2) AS version")).rows[0].version)
  await pg.close()`

/**
 * @param {string} version
 * @param {string} folder
 * @param {readonly string[]} tests all where none is named
 * @returns {Promise<Outcome>}
 */
export async function run(version, folder, tests) {
  const script = ['--input-type=module', '--eval', VERSION_OF_POSTGRES]
  const postgres = execFileSync(process.execPath, script, { cwd: folder, encoding: 'utf8' })
  console.log(`\n== PGlite ${version}, PostgreSQL ${postgres}`)
  const report = join(folder, 'target', 'vitest.json')
  await rm(report, { force: true })
  await mkdir(join(folder, 'target'), { recursive: true })
  const vitest = join(folder, 'node_modules', 'vitest', 'vitest.mjs')
  // Nobody waits for it, and another run may share the machine.
  const timeouts = ['--testTimeout=180000', '--hookTimeout=180000']
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...timeouts, ...tests], {
    cwd: folder,
    stdio: 'inherit',
  })
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(await readFile(report, 'utf8'))
  // A file that does not load fails the run without a failed test.
  const failed = status === 0 ? numFailedTests : Math.max(numFailedTests, 1)
  const skipped = numPendingTests + numTodoTests
  return { pglite: version, postgres, tests: tests.join(', ') || 'all', passed: numPassedTests, failed, skipped }
}
