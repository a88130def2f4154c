import { describe, expect, it } from 'vitest'
import { rows } from '../support/database.js'
import { failureOf } from '../support/failure.js'
import { expectMaintained } from '../support/maintained.js'
import { CHANGES, openShop, QUERIES } from '../support/shop.js'

const ROLE = `
  CREATE ROLE clerk;
  GRANT USAGE ON SCHEMA public TO clerk;
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON orders, customers, logs TO clerk`

describe('trap 29: a direct write to a stream table', () => {
  it.each(Object.entries(QUERIES))('is refused by name and changes nothing: %s', async (name, query) => {
    const pg = await openShop()
    const { columns } = await pg.trickle.createStreamTable(name, query)
    const column = columns[0]?.name ?? ''
    const before = await rows(pg, `TABLE ${name}`)
    for (const write of [
      `INSERT INTO ${name} (${column}) VALUES (NULL)`,
      `INSERT INTO ${name} SELECT * FROM ${name}`,
      `UPDATE ${name} SET ${column} = ${column}`,
      `DELETE FROM ${name}`,
      `MERGE INTO ${name} AS t USING orders AS o ON t.${column}::text <> '' WHEN MATCHED THEN DELETE`,
    ]) {
      const error = await pg.exec(write).then(
        () => undefined,
        (reason: unknown) => reason,
      )
      expect(error, write).toMatchObject({
        code: '55000',
        message: expect.stringContaining(name),
        hint: expect.stringMatching(/\.$/),
      })
      expect(await rows(pg, `TABLE ${name}`)).toEqual(before)
    }
    await expect(pg.exec(`TRUNCATE ${name}`)).rejects.toMatchObject({ code: '42809' })
    await pg.exec('UPDATE orders SET amount = 3 WHERE id = 1')
    await expectMaintained(pg, name)
  })
})

describe('trap 29: a role without rights on the state', () => {
  it('can do all the DML that it has rights for', async () => {
    const pg = await openShop(ROLE)
    for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
    for (const change of [...CHANGES, 'TRUNCATE logs', 'TRUNCATE orders']) {
      await pg.exec(`SET ROLE clerk; ${change}; RESET ROLE`)
      for (const name of Object.keys(QUERIES)) await expectMaintained(pg, name)
    }
  })

  it('reads the stream table only once it is granted, and the state never', async () => {
    const pg = await openShop(ROLE)
    const { stages } = await pg.trickle.createStreamTable('totals', QUERIES.totals)
    const state = stages[0]?.state
    const as = (statement: string) => pg.exec(`SET ROLE clerk; ${statement}`).finally(() => pg.exec('RESET ROLE'))
    await expect(as('TABLE totals')).rejects.toMatchObject({ code: '42501' })
    await pg.exec('GRANT SELECT ON totals TO clerk')
    await as('TABLE totals')
    await expect(as(`TABLE ${state}`)).rejects.toMatchObject({ code: '42501' })
    await expect(as(`DELETE FROM ${state}`)).rejects.toMatchObject({ code: '42501' })
  })

  it('cannot call the functions that maintain it', async () => {
    const pg = await openShop(ROLE)
    const { stages } = await pg.trickle.createStreamTable('totals', QUERIES.totals)
    const refill = `SET ROLE clerk; SELECT ${stages[0]?.state}_refill()`
    await expect(pg.exec(refill).finally(() => pg.exec('RESET ROLE'))).rejects.toMatchObject({ code: '42501' })
  })

  it('cannot create a stream table over a table that it may not read', async () => {
    const pg = await openShop(ROLE, 'CREATE TABLE secrets (id int PRIMARY KEY); GRANT CREATE ON SCHEMA public TO clerk')
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.exec('SET ROLE clerk')
    const error = await failureOf(pg.trickle.createStreamTable('leak', 'SELECT id FROM secrets'))
    await pg.exec('RESET ROLE')
    expect(error).toMatchObject({ sqlstate: '42501' })
  })
})

describe('trap 29: row security on a source', () => {
  it('is refused at creation', async () => {
    const pg = await openShop('ALTER TABLE orders ENABLE ROW LEVEL SECURITY')
    expect(await failureOf(pg.trickle.createStreamTable('totals', QUERIES.totals))).toMatchObject({
      code: 'UNSUPPORTED_FEATURE',
      feature: 'Row security on public.orders',
    })
  })

  it('cannot be enabled later, as the stream table would show what it hides', async () => {
    const pg = await openShop(ROLE)
    for (const name of ['totals', 'filtered', 'joined', 'regions'] as const) {
      await pg.trickle.createStreamTable(name, QUERIES[name])
    }
    await expect(pg.exec('ALTER TABLE orders ENABLE ROW LEVEL SECURITY')).rejects.toMatchObject({
      message: expect.stringMatching(/^stream table \w+(\.\w+)? would show rows that row security hides$/),
      hint: 'Drop the stream table first.',
    })
    await pg.exec('SET ROLE clerk; UPDATE orders SET amount = amount + 9; DELETE FROM orders WHERE id = 2; RESET ROLE')
    for (const name of ['totals', 'filtered', 'joined', 'regions']) await expectMaintained(pg, name)
  })
})
