import { describe, expect, it } from 'vitest'
import { type Database, rows } from '../support/database.js'
import { failureOf } from '../support/failure.js'
import { expectMaintained } from '../support/maintained.js'
import { since04 } from '../support/pglite.js'
import { openShop, QUERIES } from '../support/shop.js'

/** A role that may write the sources and has a schema of its own, where it lays traps. */
const CLERK = `
  CREATE ROLE clerk;
  CREATE SCHEMA lair AUTHORIZATION clerk;
  GRANT USAGE ON SCHEMA public TO clerk;
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON orders, customers, logs TO clerk;
  CREATE TABLE caught (who text)`

/** Whatever runs one of these with more rights than the clerk's is caught. */
const TRAPS = `
  CREATE FUNCTION lair.spring() RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF current_user <> 'clerk' THEN INSERT INTO public.caught VALUES (current_user); END IF;
  END $$;
  CREATE FUNCTION lair.same(text, text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN PERFORM lair.spring(); RETURN false; END';
  CREATE FUNCTION lair.same(int, int) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN PERFORM lair.spring(); RETURN false; END';
  CREATE OPERATOR lair.<> (LEFTARG = text, RIGHTARG = text, FUNCTION = lair.same);
  CREATE OPERATOR lair.= (LEFTARG = text, RIGHTARG = text, FUNCTION = lair.same);
  CREATE OPERATOR lair.= (LEFTARG = int, RIGHTARG = int, FUNCTION = lair.same);
  CREATE FUNCTION lair.current_setting(text) RETURNS text LANGUAGE plpgsql AS 'BEGIN PERFORM lair.spring(); RETURN NULL; END';
  CREATE FUNCTION lair.format(text, VARIADIC text[]) RETURNS text LANGUAGE plpgsql AS 'BEGIN PERFORM lair.spring(); RETURN NULL; END';
  CREATE FUNCTION lair.count(text) RETURNS bigint LANGUAGE plpgsql AS 'BEGIN PERFORM lair.spring(); RETURN 0; END'`

const asClerk = (pg: Database, script: string) =>
  pg
    .exec(`SET ROLE clerk; SET search_path = lair, pg_catalog, public; ${script}`)
    .finally(() => pg.exec('RESET ROLE; SET search_path = public'))

async function open(): Promise<Database> {
  const pg = await openShop(CLERK, `SET ROLE clerk; ${TRAPS}; RESET ROLE`)
  for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
  return pg
}

async function expectSafe(pg: Database): Promise<void> {
  expect(await rows(pg, 'TABLE caught')).toEqual([])
  for (const name of Object.keys(QUERIES)) await expectMaintained(pg, name)
}

describe('operators and functions in a schema that a role may write', () => {
  it('are caught when something with more rights runs them: the test would notice', async () => {
    const pg = await open()
    await pg.exec("SET search_path = lair, pg_catalog, public; SELECT 'a' = 'b'::text; SET search_path = public")
    expect(await rows(pg, 'TABLE caught')).toEqual([{ who: 'postgres' }])
  })

  it('are not run by the triggers of stream tables', async () => {
    const pg = await open()
    await asClerk(
      pg,
      `UPDATE orders SET amount = amount + 1; INSERT INTO logs VALUES ('error', 'x'); UPDATE customers SET region = 'XX';
       INSERT INTO orders VALUES (50, 1, 5); DELETE FROM orders WHERE id OPERATOR(pg_catalog.=) 2; TRUNCATE logs`,
    )
    await expectSafe(pg)
  })

  it("are not run by the event trigger, which follows the role's own tables without its having rights on the catalog", async () => {
    const pg = await open()
    await asClerk(pg, 'CREATE TABLE lair.own (id int PRIMARY KEY, n int); INSERT INTO lair.own VALUES (1, 1)')
    await pg.trickle.createStreamTable('owned', 'SELECT id, n FROM lair.own')
    await asClerk(
      pg,
      'ALTER TABLE lair.own RENAME n TO m; DROP FUNCTION lair.count(text); INSERT INTO lair.own VALUES (2, 2)',
    )
    expect(await rows(pg, 'SELECT * FROM owned ORDER BY id')).toEqual([
      { id: 1, n: 1 },
      { id: 2, n: 2 },
    ])
    await pg.trickle.refreshStreamTable('owned')
    await asClerk(pg, 'DROP TABLE lair.own CASCADE')
    expect((await pg.trickle.streamTables()).map(({ name }) => name)).not.toContain('owned')
    await expectSafe(pg)
  })

  it('are not run by any call, whatever the search path of the session', async () => {
    const pg = await open()
    await pg.exec('SET search_path = lair, pg_catalog, public')
    await pg.trickle.health()
    await pg.trickle.streamTables()
    for (const name of Object.keys(QUERIES)) {
      await pg.trickle.explainStreamTable(name)
      await pg.trickle.verifyStreamTable(name)
      await pg.trickle.pause(name)
      await pg.trickle.resume(name)
    }
    await pg.exec('SET search_path = public')
    await expectSafe(pg)
  })
})

describe('temporary tables that shadow', () => {
  it('neither sources nor the catalog mislead triggers', async () => {
    const pg = await open()
    await pg.exec('GRANT TEMPORARY ON DATABASE postgres TO clerk')
    await asClerk(
      pg,
      `CREATE TEMPORARY TABLE orders (LIKE public.orders); INSERT INTO orders VALUES (99, 9, 9);
       CREATE TEMPORARY TABLE pgt_stream_tables (); CREATE TEMPORARY TABLE pg_class ();
       UPDATE public.orders SET amount = 4; DELETE FROM public.customers WHERE id OPERATOR(pg_catalog.=) 3`,
    )
    await pg.exec('DROP TABLE pg_temp.orders')
    await expectSafe(pg)
  })
})

describe('a role without rights', () => {
  it.each([
    ['read the catalog', 'TABLE pgtrickle.pgt_stream_tables'],
    ['write the catalog', "UPDATE pgtrickle.pgt_stream_tables SET defining_query = 'SELECT 1'"],
    ['call the functions behind it', "SELECT pgtrickle.__pgt_drop(0, '')"],
    ['read a stream table', 'TABLE public.totals'],
    ['drop a stream table', 'DROP VIEW public.totals'],
    ['disable the event trigger', 'ALTER EVENT TRIGGER __pgt_watch DISABLE'],
    ['disable triggers', 'ALTER TABLE public.orders DISABLE TRIGGER USER'],
  ])('cannot %s', async (_, statement) => {
    const pg = await open()
    await expect(asClerk(pg, statement)).rejects.toMatchObject({ code: '42501' })
    await expectSafe(pg)
  })

  it('cannot drop a stream table with the functions behind it either, were they granted', async () => {
    const pg = await open()
    await pg.exec('GRANT USAGE ON SCHEMA pgtrickle TO clerk; GRANT SELECT ON ALL TABLES IN SCHEMA pgtrickle TO clerk')
    const oid = "'public.totals'::pg_catalog.regclass"
    await expect(asClerk(pg, `SELECT pgtrickle.__pgt_drop(${oid}, '')`)).rejects.toMatchObject({ code: '42501' })
    // PGlite 0.3 lets only its superuser read pg_operator
    const followed = asClerk(pg, "SELECT pgtrickle.__pgt_follow('ALTER')")
    if (since04) await followed
    else await expect(followed).rejects.toMatchObject({ code: '42501' })
    await expectSafe(pg)
  })

  it('cannot create or drop one, and leaves nothing behind', async () => {
    const pg = await open()
    await pg.exec('SET ROLE clerk')
    expect(await failureOf(pg.trickle.createStreamTable('lair.mine', QUERIES.totals))).toMatchObject({
      sqlstate: '42501',
    })
    expect(await failureOf(pg.trickle.dropStreamTable('totals'))).toMatchObject({ sqlstate: '42501' })
    await pg.exec('RESET ROLE')
    await expectSafe(pg)
  })
})
