import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { expect, it, onTestFinished } from 'vitest'
import { trickle } from '../../src/index.js'

/** How often the writer is killed; `CRASHES=200 npx vitest run test/crash` does it as often as a release wants. */
const CRASHES = Number(process.env.CRASHES ?? 4)

const WRITER = fileURLToPath(new URL('writer.mjs', import.meta.url))

/** Lets the writer write some transactions and kills it in the middle of one; gives the last transaction that it saw committed. */
async function writeUntilKilled(directory: string, seed: number, milliseconds: number): Promise<number | undefined> {
  const writer: ChildProcess = spawn(process.execPath, [WRITER, directory, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => writer.once('exit', (_, signal) => resolve(signal)))
  let last: number | undefined
  let lines = 0
  if (!writer.stdout) throw new Error('the writer has no output')
  for await (const line of createInterface(writer.stdout)) {
    if (line !== 'ready') last = Number(line)
    if (lines++ === seed % 5) setTimeout(() => writer.kill('SIGKILL'), milliseconds)
  }
  expect(await ended).toBe('SIGKILL')
  return last
}

it(`a database whose program is killed ${CRASHES} times has all that was committed, and stream tables that equal their queries`, {
  timeout: 60_000 + CRASHES * 30_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pglite-lite-crash-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  let committed = 0
  let verifications = 0
  let paused = 0
  for (let crash = 1; crash <= CRASHES; crash++) {
    const last = await writeUntilKilled(directory, crash * 7919, (crash * 271) % 97)
    const pg = await PGlite.create(directory, { extensions: { trickle } })
    try {
      const { rows } = await pg.query<{ number: number }>('SELECT number FROM progress')
      const number = rows[0]?.number ?? -1
      expect(number, `crash ${crash}`).toBeGreaterThanOrEqual(last ?? committed)
      committed = number
      for (const { name, status } of await pg.trickle.streamTables()) {
        if (status === 'PAUSED') {
          paused++
          await pg.trickle.resume(name)
        }
        expect(await pg.trickle.verifyStreamTable(name), `crash ${crash}, ${name}`).toMatchObject({
          ok: true,
          disabledTriggers: [],
        })
        verifications++
      }
      expect(await pg.trickle.streamTables()).toHaveLength(5)
    } finally {
      await pg.close()
    }
  }
  expect(committed).toBeGreaterThan(0)
  console.log(
    `${CRASHES} kills, ${committed} transactions, ${verifications} verifications, no difference, ${paused} times paused`,
  )
})
