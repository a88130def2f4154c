import { writeArrayLiterals } from './arrays.mjs'
import { replaceBuilders } from './builders.mjs'
import { writeChoices } from './choices.mjs'
import { readClasses } from './classes.mjs'
import { declareClasses } from './declare.mjs'
import { initializeEagerly } from './initializers.mjs'
import { inlineSmall } from './inline.mjs'
import { declareWhereAssigned } from './locals.mjs'
import { writeLoops } from './loops.mjs'
import { moveValues } from './moves.mjs'
import { dropUnreached } from './prune.mjs'
import { shortenTexts } from './queries.mjs'
import { writeRecords } from './records.mjs'
import { renameMembers } from './rename.mjs'
import { shortenRuntime } from './runtime.mjs'
import { simplify, writeSteps } from './simplify.mjs'
import { Source } from './source.mjs'
import { declareStatics } from './statics.mjs'
import { writeTemplates } from './templates.mjs'
import { dropUnreadFields } from './unread.mjs'
import { adoptNativeValues } from './values.mjs'
import { separateVariables } from './variables.mjs'

/**
 * Makes the module that TeaVM compiled, unminified, shorter without changing what it does: see the steps. What is
 * left of them, terser removes.
 *
 * @param {string} code
 */
export function shrink(code) {
  try {
    const plain = writeArrayLiterals(shortenRuntime(initializeEagerly(code)))
    const native = dropUnreadFields(
      declareStatics(writeLoops(adoptNativeValues(replaceBuilders(separateVariables(simplify(plain)))))),
    )
    const { code: recorded, records } = writeRecords(native, readClasses(new Source(native)).classes)
    const { code: declared, classes } = declareClasses(writeTemplates(recorded))
    return shortenTexts(
      writeSteps(
        dropUnreached(
          moveValues(
            writeChoices(
              moveValues(
                writeChoices(moveValues(inlineSmall(declareWhereAssigned(renameMembers(declared, classes, records))))),
              ),
            ),
          ),
        ),
      ),
    )
  } catch (error) {
    throw new Error('The output of TeaVM is not what the shrinking expects', { cause: error })
  }
}
