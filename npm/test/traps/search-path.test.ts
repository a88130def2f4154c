import { describe, expect, it } from 'vitest'
import { rows } from '../support/database.js'
import { expectMaintained } from '../support/maintained.js'
import { CHANGES, openShop, QUERIES } from '../support/shop.js'

const names = Object.keys(QUERIES)
const qualified = (name: string) => `public.${name}`
const WHERE_IT_WAS = 'SET search_path = public'

describe('trap 22: the search path', () => {
  it.each(["''", 'pg_catalog', 'lab', 'nowhere', 'pg_temp, lab'])(
    '%s when rows change, unlike at creation',
    async (path) => {
      const pg = await openShop('CREATE SCHEMA lab; CREATE TABLE lab.orders (LIKE public.orders)')
      for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
      for (const change of CHANGES) {
        await pg.exec(`SET search_path = ${path}`)
        await pg.exec(change.replaceAll(/\b(INTO|FROM|UPDATE) (?=customers|orders|logs)/g, '$1 public.'))
        expect(await pg.trickle.verifyStreamTable('public.regions')).toMatchObject({ ok: true })
        await pg.exec(WHERE_IT_WAS)
        for (const name of names) await expectMaintained(pg, name)
      }
      await pg.exec(`SET search_path = ${path}`)
      for (const name of names) {
        await pg.trickle.refreshStreamTable(qualified(name))
        expect(await pg.trickle.verifyStreamTable(qualified(name))).toMatchObject({ ok: true })
        await pg.trickle.dropStreamTable(qualified(name))
      }
    },
  )

  it('decides, as anywhere in SQL, which stream table a bare name is', async () => {
    const pg = await openShop(
      'CREATE SCHEMA lab; CREATE TABLE lab.orders (id int PRIMARY KEY, customer int, amount int)',
    )
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.exec('SET search_path = lab, public')
    expect(await pg.trickle.verifyStreamTable('totals')).toMatchObject({ ok: true })
    expect(await pg.trickle.createStreamTable('totals', QUERIES.totals)).toMatchObject({
      schema: 'lab',
      sources: [{ schema: 'lab', name: 'orders' }],
    })
    await pg.exec('INSERT INTO orders VALUES (1, 1, 7)')
    await expectMaintained(pg, 'lab.totals')
    await pg.trickle.dropStreamTable('totals')
    expect(await pg.trickle.streamTables()).toMatchObject([{ schema: 'public' }])
    await pg.exec(WHERE_IT_WAS)
    await expectMaintained(pg, 'totals')
  })
})

describe('trap 22: relations that shadow', () => {
  it('a temporary table of the name of a source', async () => {
    const pg = await openShop()
    for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
    await pg.exec(
      'CREATE TEMPORARY TABLE orders (id int, customer int, amount numeric); INSERT INTO orders VALUES (99, 99, 99)',
    )
    await pg.exec('UPDATE public.orders SET amount = 8 WHERE id = 1; DELETE FROM orders')
    await pg.exec("UPDATE customers SET region = 'EU'")
    for (const name of names) expect(await pg.trickle.verifyStreamTable(name)).toMatchObject({ ok: true })
    await pg.exec('DROP TABLE pg_temp.orders')
    for (const name of names) await expectMaintained(pg, name)
  })

  it('temporary functions, operators and tables of the names of built-in ones', async () => {
    const pg = await openShop()
    for (const [name, query] of Object.entries(QUERIES)) await pg.trickle.createStreamTable(name, query)
    await pg.exec(`
      CREATE FUNCTION public.num_nonnulls(numeric) RETURNS int LANGUAGE sql AS 'SELECT 7';
      CREATE FUNCTION public.coalesce_all(numeric) RETURNS int LANGUAGE sql AS 'SELECT 7';
      CREATE FUNCTION public.more(numeric, numeric) RETURNS boolean LANGUAGE sql AS 'SELECT true';
      CREATE OPERATOR public.> (LEFTARG = numeric, RIGHTARG = numeric, FUNCTION = public.more);
      CREATE TEMPORARY TABLE pg_class (oid oid, relname name);
      SET search_path = public, pg_catalog`)
    await pg.exec('UPDATE orders SET amount = 8 WHERE id = 1; DELETE FROM orders WHERE id = 2')
    for (const name of names) expect(await pg.trickle.verifyStreamTable(name)).toMatchObject({ ok: true })
  })

  it('a table of the same name in a schema that comes first', async () => {
    const pg = await openShop('CREATE SCHEMA lab')
    await pg.trickle.createStreamTable('totals', QUERIES.totals)
    await pg.exec(
      'CREATE TABLE lab.orders (LIKE orders); CREATE TABLE lab.totals (n int); SET search_path = lab, public',
    )
    await pg.exec('INSERT INTO orders VALUES (50, 1, 5); INSERT INTO public.orders VALUES (51, 1, 6)')
    expect(await rows(pg, 'SELECT total::int FROM public.totals WHERE customer = 1')).toEqual([{ total: 36 }])
    await pg.exec(WHERE_IT_WAS)
    await expectMaintained(pg, 'totals')
  })
})
