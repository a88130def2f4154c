export { PgTrickleError } from './error.js'
export { trickle } from './trickle.js'
export type {
  Column,
  CreateOptions,
  Difference,
  DisabledTrigger,
  DropOptions,
  Explanation,
  MaintenanceTrigger,
  PGliteWithTrickle,
  PgTrickleErrorCode,
  QueryValidation,
  RefusedQuery,
  Source,
  Stage,
  StreamTable,
  TransactionOption,
  TrickleNamespace,
  ValidQuery,
  Verification,
} from './types.js'
