import { expect, it } from 'vitest'
import { FIRST } from './support/constructs.js'
import { runSequences } from './support/sequences.js'

// A short run of these larger groups; TRICKLE_SEQUENCES makes it longer.
process.env.TRICKLE_SEQUENCES ??= '12'

it('random statements leave every stream table of the group "first" equal to its defining query', async () => {
  const tally = await runSequences(FIRST)
  console.log('first:', tally, 'divergences: 0')
  expect(tally.refused).toBeLessThan(tally.statements / 2)
}, 600_000)
