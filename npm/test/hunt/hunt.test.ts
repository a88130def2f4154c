import { expect, it } from 'vitest'
import { hunt } from './support/hunt.js'

const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)

/** Two minutes; `TRICKLE_HUNT_SEED`, `TRICKLE_HUNT_SEQUENCES` and `TRICKLE_HUNT_MINUTES` make it another or a longer run. */
it('random queries over random schemas are maintained exactly or refused by name', async () => {
  const { tally, scripts } = await hunt({
    seed: setting('TRICKLE_HUNT_SEED', 1),
    sequences: setting('TRICKLE_HUNT_SEQUENCES', Number.POSITIVE_INFINITY),
    minutes: setting('TRICKLE_HUNT_MINUTES', 2),
    finds: 3,
    shrinkSeconds: 120,
  })
  const { refusals: _, rejections: __, ...counts } = tally
  console.log('hunt:', counts)
  expect(scripts.join('\n\n')).toBe('')
  expect(tally.comparisons).toBeGreaterThan(tally.sequences)
  expect(tally.refused).toBeLessThan(tally.queries / 2)
  expect(tally.failed).toBeLessThan(tally.statements / 2)
}, 3_600_000)
