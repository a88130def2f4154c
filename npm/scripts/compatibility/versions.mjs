// The versions of PGlite that the tests are run against: the newest three, and the last of each older line.

/** The newest first. */
export const VERSIONS = ['0.5.16', '0.5.15', '0.5.14', '0.4.6', '0.3.16']

/** The tests that use most of Postgres. */
const TELLING = ['test/api', 'test/oracle/matrix.test.ts']

/** The quick run: the versions that are most unlike the newest, each with tests that tell much in little time. */
export const QUICK = new Map([
  ['0.4.6', TELLING.slice(0, 1)],
  ['0.3.16', TELLING],
])

/** What a quick run takes of a version. */
export const quickTests = (/** @type {string} */ version) => QUICK.get(version) ?? TELLING
