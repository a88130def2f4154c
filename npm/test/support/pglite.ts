import { readFileSync } from 'node:fs'

const file = new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url)

/** The version of PGlite that the tests run on. */
export const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))

/** Before 0.4 a query nested some hundred levels deep ends PGlite itself, before anybody can refuse it. */
export const survivesDeepQueries: boolean = !version.startsWith('0.3.')

/** pg_dump talks to PGlite in a way that it has since 0.4. */
export const hasDump: boolean = survivesDeepQueries

/** What a generated column may be that is computed when it is read: PostgreSQL 17, which PGlite was before 0.5, has none. */
export const virtual: 'VIRTUAL' | 'STORED' = /^0\.[34]\./.test(version) ? 'STORED' : 'VIRTUAL'
