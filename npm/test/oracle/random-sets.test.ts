import { expect, it } from 'vitest'
import { SETS } from './support/constructs.js'
import { runSequences } from './support/sequences.js'

it('random statements leave every stream table of the group "sets" equal to its defining query', async () => {
  const tally = await runSequences(SETS)
  console.log('sets:', tally, 'divergences: 0')
  expect(tally.refused).toBeLessThan(tally.statements / 2)
}, 600_000)
