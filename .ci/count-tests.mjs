// Adds up the reports of Surefire and Vitest: names each failed check and each failed test, then prints
// "N passed, N failed, N skipped".
// Usage: node count-tests.mjs [failed check]... Those count as failures when no report shows one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const failedChecks = process.argv.slice(2)
const total = { passed: 0, failed: 0, skipped: 0 }

const firstLines = (text) => String(text).split('\n').slice(0, 12).join('\n    ')
const tell = (where, what, message) => console.log(`FAILED ${where}: ${what}\n    ${firstLines(message)}`)

function addSurefire(file) {
  const report = readFileSync(file, 'utf8')
  const suite = report.match(/<testsuite\b[^>]*>/)?.[0] ?? ''
  const count = (name) => Number(suite.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0)
  const failed = count('failures') + count('errors')
  total.failed += failed
  total.skipped += count('skipped')
  total.passed += count('tests') - failed - count('skipped')
  const failures = /<testcase\b[^>]*?\bname="([^"]*)"[^>]*[^/]>\s*<(?:failure|error)\b([^>]*)>/g
  for (const [, name, attributes] of report.matchAll(failures)) {
    tell(suite.match(/\bname="([^"]*)"/)?.[1], name, attributes.match(/\bmessage="([^"]*)"/)?.[1] ?? attributes)
  }
}

function addVitest(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  total.passed += report.numPassedTests
  total.failed += report.numFailedTests
  total.skipped += report.numPendingTests + report.numTodoTests
  for (const suite of report.testResults) {
    const failed = suite.assertionResults.filter((test) => test.status === 'failed')
    for (const test of failed) tell(suite.name.slice(root.length), test.fullName, test.failureMessages[0])
    if (suite.status === 'failed' && failed.length === 0) tell(suite.name.slice(root.length), 'the file', suite.message)
  }
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
for (const check of failedChecks) console.log(`FAILED CHECK ${check}`)
if (total.failed === 0) total.failed = failedChecks.length
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed + failedChecks.length > 0 || total.passed === 0 ? 1 : 0
