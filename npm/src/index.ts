export { PgTrickleError } from './error.js'
export { trickle } from './trickle.js'
export type { PGliteWithTrickle, StreamTable, TrickleNamespace } from './types.js'
