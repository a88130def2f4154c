import { writeArrayLiterals } from './arrays.mjs'
import { declareClasses } from './declare.mjs'
import { initializeEagerly } from './initializers.mjs'
import { renameMembers } from './rename.mjs'
import { shortenRuntime } from './runtime.mjs'
import { shortenStrings } from './strings.mjs'

/**
 * Makes the module that TeaVM compiled, unminified, shorter without changing what it does: see the steps. What is
 * left of them, terser removes.
 *
 * @param {string} code
 */
export function shrink(code) {
  try {
    const plain = writeArrayLiterals(shortenStrings(shortenRuntime(initializeEagerly(code))))
    const { code: declared, classes } = declareClasses(plain)
    return renameMembers(declared, classes)
  } catch (error) {
    throw new Error('The output of TeaVM is not what the shrinking expects', { cause: error })
  }
}
