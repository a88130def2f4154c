import type { Arguments } from './arguments.js'

/** A function. */
export function functionOf<Given>(given: Arguments, argument: string, value: unknown): Given {
  if (typeof value !== 'function') throw given.mistyped(argument, value, 'a function', 'Pass a function.')
  return value as Given
}

/** The options of a subscription. */
export function optionsOf(given: Arguments, options: unknown) {
  const { rows, signal, onError } = given.known(options, ['rows', 'signal', 'onError'])
  if (signal !== undefined && (typeof signal !== 'object' || signal === null || !('aborted' in signal))) {
    throw given.mistyped('signal', signal, 'an AbortSignal', 'Pass the signal of an AbortController.')
  }
  return {
    rows: given.flag('rows', rows),
    signal: signal as AbortSignal | undefined,
    onError: onError === undefined ? undefined : functionOf<(error: unknown) => unknown>(given, 'onError', onError),
  }
}
