import { expect, it } from 'vitest'
import { SINGLE } from './support/patterns.js'
import { runSequences } from './support/sequences.js'

it('random statements leave every stream table over one source table equal to its defining query', async () => {
  const tally = await runSequences(SINGLE)
  console.log('over one source table:', tally, 'divergences: 0')
  expect(tally.refused).toBeLessThan(tally.statements / 2)
}, 600_000)
