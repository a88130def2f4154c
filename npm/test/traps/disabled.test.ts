import { describe, expect, it } from 'vitest'
import { expectMaintained } from '../support/maintained.js'
import { openShop, QUERIES } from '../support/shop.js'

const CHANGE =
  "UPDATE orders SET amount = amount + 7; UPDATE customers SET region = 'XX'; INSERT INTO logs VALUES ('new', 'row')"

describe.each(Object.entries(QUERIES))('trap 30: %s while its triggers do not fire', (name, query) => {
  it.each([
    [
      'session_replication_role = replica',
      `SET session_replication_role = replica; ${CHANGE}; RESET session_replication_role`,
      false,
    ],
    [
      'DISABLE TRIGGER USER',
      `${['orders', 'customers', 'logs'].map((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`).join(';')}; ${CHANGE}`,
      true,
    ],
    ['ENABLE REPLICA TRIGGER', '', true],
  ])('%s: verify finds it, refresh mends it', async (kind, script, disabled) => {
    const pg = await openShop()
    await pg.trickle.createStreamTable(name, query)
    const { triggers } = await pg.trickle.explainStreamTable(name)
    const replica = triggers.map((trigger) => `ALTER TABLE ${trigger.table} ENABLE REPLICA TRIGGER "${trigger.name}"`)
    await pg.exec(kind === 'ENABLE REPLICA TRIGGER' ? `${replica.join(';')}; ${CHANGE}` : script)
    const found = await pg.trickle.verifyStreamTable(name)
    expect(found.ok).toBe(false)
    expect(found.missing.count + found.extra.count).toBeGreaterThan(0)
    expect(found.disabledTriggers.length > 0).toBe(disabled)
    for (const { table, name } of found.disabledTriggers) {
      expect(triggers).toContainEqual(expect.objectContaining({ table, name }))
    }
    await pg.trickle.refreshStreamTable(name)
    await expectMaintained(pg, name)
    const mended = await pg.trickle.verifyStreamTable(name)
    expect(mended).toMatchObject({ ok: true, disabledTriggers: [] })
    await pg.exec(CHANGE)
    await expectMaintained(pg, name)
  })

  it('a disabled trigger is found before any change is missed', async () => {
    const pg = await openShop()
    await pg.trickle.createStreamTable(name, query)
    const [trigger] = (await pg.trickle.explainStreamTable(name)).triggers
    await pg.exec(`ALTER TABLE ${trigger?.table} DISABLE TRIGGER "${trigger?.name}"`)
    const { ok, disabledTriggers } = await pg.trickle.verifyStreamTable(name)
    expect({ ok, disabledTriggers }).toEqual({
      ok: true,
      disabledTriggers: [{ table: trigger?.table, name: trigger?.name }],
    })
  })
})

it("trap 30: refresh leaves the user's own disabled triggers alone", async () => {
  const pg = await openShop(
    "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION $m$no$m$; END'",
    'CREATE TRIGGER mine AFTER UPDATE ON orders EXECUTE FUNCTION fail(); ALTER TABLE orders DISABLE TRIGGER mine',
  )
  await pg.trickle.createStreamTable('totals', QUERIES.totals)
  await pg.exec('ALTER TABLE orders DISABLE TRIGGER USER; UPDATE orders SET amount = 1')
  await pg.trickle.refreshStreamTable('totals')
  await pg.exec('UPDATE orders SET amount = 2')
  await expectMaintained(pg, 'totals')
})
