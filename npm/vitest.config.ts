import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { shrink } from './scripts/shrink/index.mjs'

export default defineConfig({
  plugins: [
    {
      // What is tested is the Java module as it is published.
      name: 'shrink-java',
      transform: (code, id) => (/[\\/]teavm-plugin[\\/].*trickle\.js$/.test(id) ? shrink(code) : undefined),
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    // The tests compute, each with a database of its own; nothing waits for them but who runs them.
    maxWorkers: Math.min(availableParallelism(), 4),
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'target/vitest.json' }]],
  },
})
