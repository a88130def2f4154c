import { declareClasses } from './declare.mjs'
import { renameMembers } from './rename.mjs'
import { shortenRuntime } from './runtime.mjs'

/**
 * Makes the module that TeaVM compiled, unminified, shorter without changing what it does: see the steps. What is
 * left of them, terser removes.
 *
 * @param {string} code
 */
export function shrink(code) {
  const { code: declared, classes } = declareClasses(shortenRuntime(code))
  return renameMembers(declared, classes)
}
