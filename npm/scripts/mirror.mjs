// Follows stream tables through random statements and compares after each: `npm run mirror -- --statements 100000`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { statements: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const vitest = fileURLToPath(import.meta.resolve('vitest/package.json')).replace('package.json', 'vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/subscribe/mirror.test.ts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, TRICKLE_MIRROR_STATEMENTS: values.statements, TRICKLE_SEED: values.seed },
  stdio: 'inherit',
})
process.exitCode = status ?? 1
