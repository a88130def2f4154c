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
    testTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: 'target/vitest.json' }]],
  },
})
