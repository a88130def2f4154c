// The versions of PGlite that the tests are run against: the newest three, and the last of each older line.

/** The newest first. */
export const VERSIONS = ['0.5.16', '0.5.15', '0.5.14', '0.4.6', '0.3.16']

/** What the quick run takes: the versions that are most unlike the newest, and the tests that use most of Postgres. */
export const QUICK = { versions: VERSIONS.slice(-2), tests: ['test/api', 'test/oracle/matrix.test.ts'] }
