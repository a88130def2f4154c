import { expect, it } from 'vitest'
import { JOINED } from './support/patterns.js'
import { runSequences } from './support/sequences.js'

it('random statements leave every stream table over a join equal to its defining query', async () => {
  const tally = await runSequences(JOINED)
  console.log('over a join:', tally, 'divergences: 0')
  expect(tally.refused).toBeLessThan(tally.statements / 2)
}, 600_000)
