import { readFileSync } from 'node:fs'

const file = new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url)

/** The version of PGlite that the tests run on. */
export const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))

/**
 * Before 0.4 a query nested some hundred levels deep ends PGlite itself, before anybody can refuse it, pg_dump cannot talk
 * to it, and only its superuser reads pg_operator.
 */
export const since04: boolean = !version.startsWith('0.3.')

/** What a generated column may be that is computed when it is read: PostgreSQL 17, which PGlite was before 0.5, has none. */
export const virtual: 'VIRTUAL' | 'STORED' = /^0\.[34]\./.test(version) ? 'STORED' : 'VIRTUAL'
