import { expect, it } from 'vitest'
import { JOINS } from './support/constructs.js'
import { runSequences } from './support/sequences.js'

it('random statements leave every stream table of the group "joins" equal to its defining query', async () => {
  const tally = await runSequences(JOINS)
  console.log('joins:', tally, 'divergences: 0')
  expect(tally.refused).toBeLessThan(tally.statements / 2)
}, 600_000)
