// The versions of PGlite that the tests are run against: the newest three, and the last of each older line.

/** The newest first. */
export const VERSIONS = ['0.5.16', '0.5.15', '0.5.14', '0.4.6', '0.3.16']

const API = ['test/api']
const TELLING = [...API, 'test/oracle/matrix.test.ts']
const OLDEST = VERSIONS.slice(-2)

/** The quick run: the versions that are most unlike the newest. */
export const QUICK = new Map(OLDEST.map((version) => [version, version === VERSIONS.at(-1) ? TELLING : API]))

/** What a quick run takes of a version. */
export const quickTests = (/** @type {string} */ version) => QUICK.get(version) ?? TELLING
