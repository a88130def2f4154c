import { expect } from 'vitest'
import { PgTrickleError } from '../../src/index.js'

/** What a call rejects with, which is always a PgTrickleError. */
export async function failureOf(call: Promise<unknown>): Promise<PgTrickleError> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(PgTrickleError)
  return outcome as PgTrickleError
}

/** The message of every failure ends in one sentence of what to do. */
export function expectHelpful(error: PgTrickleError): void {
  expect(error.hint).toMatch(/^[A-Z].*\.$/s)
  expect(error.message.endsWith(` ${error.hint}`), error.message).toBe(true)
  expect(error.message).toContain(`(${error.operation})`)
  if (error.table !== undefined) expect(error.message).toContain(`"${error.table}"`)
}
