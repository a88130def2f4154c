import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { pgDump } from '@electric-sql/pglite-tools/pg_dump'
import { describe, expect, it, onTestFinished } from 'vitest'
import { trickle } from '../../src/index.js'
import type { Database } from '../support/database.js'
import { expectMaintained } from '../support/maintained.js'
import { since04 } from '../support/pglite.js'
import { CHANGES, QUERIES, SHOP } from '../support/shop.js'

const ALL = { ...QUERIES, large: 'SELECT customer FROM totals WHERE total > 20' }

async function opened(options: PGliteOptions): Promise<Database> {
  const pg = await PGlite.create({ ...options, extensions: { trickle } })
  onTestFinished(() => (pg.closed ? undefined : pg.close()))
  return pg
}

async function made(options: PGliteOptions): Promise<Database> {
  const pg = await opened(options)
  await pg.exec(SHOP)
  for (const [name, query] of Object.entries(ALL)) await pg.trickle.createStreamTable(name, query)
  await pg.exec(CHANGES[0] ?? '')
  return pg
}

/** Everything works as if the database had never been away. */
async function expectAlive(pg: Database): Promise<void> {
  for (const change of CHANGES.slice(2)) {
    await pg.exec(change)
    for (const name of Object.keys(ALL)) await expectMaintained(pg, name)
  }
  for (const name of Object.keys(ALL)) await pg.trickle.refreshStreamTable(name)
  expect((await pg.trickle.health()).map(({ name, status, silentTriggers }) => [name, status, silentTriggers])).toEqual(
    Object.keys(ALL)
      .sort()
      .map((name) => [name, 'ACTIVE', []]),
  )
  await pg.exec('ALTER TABLE orders RENAME TO purchases; UPDATE purchases SET amount = 12')
  for (const name of Object.keys(ALL)) expect(await pg.trickle.verifyStreamTable(name)).toMatchObject({ ok: true })
  await expect(pg.exec('DROP TABLE purchases')).rejects.toMatchObject({ code: '2BP01' })
}

describe('a database with stream tables', { timeout: 300_000 }, () => {
  it('is opened again from a directory, also after PGlite without the extension has written to it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'pglite-lite-'))
    onTestFinished(() => rm(directory, { recursive: true }))
    await (await made({ dataDir: directory })).close()
    const plain = await PGlite.create(directory)
    await plain.exec(CHANGES[1] ?? '')
    await plain.close()
    const pg = await opened({ dataDir: directory })
    for (const name of Object.keys(ALL)) await expectMaintained(pg, name)
    await expectAlive(pg)
  })

  it('is dumped with dumpDataDir and loaded', async () => {
    const pg = await made({})
    await expectAlive(await opened({ loadDataDir: await pg.dumpDataDir('none') }))
  })

  it.runIf(since04)('is dumped with pg_dump and restored into another PGlite', async () => {
    const pg = await made({})
    const dump = await (await pgDump({ pg })).text()
    const restored = await opened({})
    await restored.exec(dump)
    await restored.exec('RESET ALL')
    await expectAlive(restored)
  })

  it('is paused over a restart', async () => {
    const pg = await made({})
    await pg.trickle.pause('totals')
    const again = await opened({ loadDataDir: await pg.dumpDataDir('none') })
    await again.exec(CHANGES[1] ?? '')
    expect((await again.trickle.health()).find(({ name }) => name === 'totals')).toMatchObject({ status: 'PAUSED' })
    await again.trickle.resume('totals')
    await expectAlive(again)
  })
})
