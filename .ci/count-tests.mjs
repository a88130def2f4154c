// Adds up the reports of Surefire and Vitest and prints "N passed, N failed, N skipped".
// Usage: node count-tests.mjs <number of failed checks>. Those count as failures when no report shows one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const failedChecks = Number(process.argv[2] ?? 0)
const total = { passed: 0, failed: 0, skipped: 0 }

function addSurefire(file) {
  const suite = readFileSync(file, 'utf8').match(/<testsuite\b[^>]*>/)?.[0] ?? ''
  const count = (name) => Number(suite.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0)
  const failed = count('failures') + count('errors')
  total.failed += failed
  total.skipped += count('skipped')
  total.passed += count('tests') - failed - count('skipped')
}

function addVitest(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  total.passed += report.numPassedTests
  total.failed += report.numFailedTests
  total.skipped += report.numPendingTests + report.numTodoTests
}

function addReports(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory() && !['node_modules', '.git'].includes(entry.name)) addReports(path)
    if (/surefire-reports.TEST-.*\.xml$/.test(path)) addSurefire(path)
    if (/target.vitest\.json$/.test(path)) addVitest(path)
  }
}

addReports(root)
if (total.failed === 0) total.failed = failedChecks
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed + failedChecks > 0 || total.passed === 0 ? 1 : 0
