import { describe, expect, it } from 'vitest'
import { rows } from '../support/database.js'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { expectMaintained } from '../support/maintained.js'
import { openShop, QUERIES } from '../support/shop.js'

const { totals } = QUERIES
const long = 'n'.repeat(63)

describe('trap 20: names of stream tables', () => {
  it.each([
    ['"Order Details"', 'public', 'Order Details'],
    ['Order_Details', 'public', 'order_details'],
    ['  totals  ', 'public', 'totals'],
    ['lab.totals', 'lab', 'totals'],
    ['"Lab 2"."My Totals"', 'Lab 2', 'My Totals'],
    ['LAB."T"', 'lab', 'T'],
    ['"say ""hi"""', 'public', 'say "hi"'],
    ['größe', 'public', 'größe'],
    ['"数 🎉"', 'public', '数 🎉'],
    ['"select"', 'public', 'select'],
    ['"a.b"', 'public', 'a.b'],
    ['"it\'s"', 'public', "it's"],
    ['"$$"', 'public', '$$'],
    ['"$pgt$"', 'public', '$pgt$'],
    ['"%s %I {view}"', 'public', '%s %I {view}'],
    ['"back\\slash"', 'public', 'back\\slash'],
    ['"line\nbreak"', 'public', 'line\nbreak'],
    [long, 'public', long],
    [`"${'ü'.repeat(31)}x"`, 'public', `${'ü'.repeat(31)}x`],
    ['"--"', 'public', '--'],
    ['"/*"', 'public', '/*'],
  ])('%j works everywhere', async (name, schema, plain) => {
    const pg = await openShop('CREATE SCHEMA lab; CREATE SCHEMA "Lab 2"')
    const created = await pg.trickle.createStreamTable(name, totals)
    expect(created).toMatchObject({ schema, name: plain })
    await pg.exec('UPDATE orders SET amount = amount + 1; DELETE FROM orders WHERE id = 3')
    await expectMaintained(pg, name)
    expect(await pg.trickle.verifyStreamTable(name)).toMatchObject({ ok: true })
    expect(await pg.trickle.explainStreamTable(name)).toMatchObject({ schema, name: plain })
    await pg.trickle.refreshStreamTable(name)
    expect(await pg.trickle.createStreamTable(name, totals, { ifNotExists: true })).toEqual(created)
    await pg.trickle.createStreamTable('reader', `SELECT n FROM ${name}`)
    await pg.exec('DELETE FROM orders WHERE id = 1')
    await expectMaintained(pg, 'reader')
    await pg.trickle.dropStreamTable(name, { cascade: true })
    expect(await pg.trickle.streamTables()).toEqual([])
  })

  it.each([
    '',
    '   ',
    'a b',
    'a.b.c',
    'a.',
    '.a',
    '1a',
    '"open',
    '""',
    '"a"b',
    'a;',
    "'a'",
    '*',
    '$1',
    'a\0b',
    '"a\0b"',
    'U&"a"',
    `${long}n`,
    'ü'.repeat(32),
    'nowhere.totals',
    'pgtrickle.totals',
    'pg_catalog.totals',
    'pg_temp.totals',
    'information_schema.totals',
  ])('%j is refused as INVALID_NAME', async (name) => {
    const pg = await openShop()
    const before = await footprint(pg)
    const error = await failureOf(pg.trickle.createStreamTable(name, totals))
    expect(error).toMatchObject({ code: 'INVALID_NAME', sqlstate: '42602', feature: 'name', table: name })
    expectHelpful(error)
    expect(await footprint(pg)).toEqual(before)
  })
})

describe('trap 20: names in the query', () => {
  const NAMES = [
    'Order Details',
    'say "hi"',
    'größe 🎉',
    'select',
    long,
    "it's",
    '$$',
    '$pgt$',
    '{view}',
    '%s',
    'a.b',
    'excluded',
    'new',
    'old',
    'key',
    'weight',
    'back\\slash',
  ]

  it.each(NAMES)('%j as the name of source, column and output', async (name) => {
    const quoted = `"${name.replaceAll('"', '""')}"`
    const pg = await openShop(
      `CREATE TABLE ${quoted} (id int PRIMARY KEY, ${quoted} text, amount int)`,
      `INSERT INTO ${quoted} VALUES (1, 'a', 1), (2, 'a', 2), (3, NULL, 3)`,
      `CREATE TABLE bag (${quoted} text); INSERT INTO bag VALUES ('x'), ('x'), (NULL)`,
    )
    const queries = {
      kept: `SELECT id, ${quoted} FROM ${quoted} WHERE amount > 1`,
      grouped: `SELECT ${quoted}, sum(amount) AS "sum of ${name.replaceAll('"', '""').slice(0, 20)}" FROM ${quoted} GROUP BY ${quoted}`,
      joined: `SELECT ${quoted}.${quoted}, c.name FROM ${quoted} JOIN customers c ON c.id = ${quoted}.amount`,
      counted: `SELECT ${quoted} FROM bag`,
    }
    for (const [table, query] of Object.entries(queries)) await pg.trickle.createStreamTable(table, query)
    await pg.exec(`UPDATE ${quoted} SET amount = amount + 1, ${quoted} = 'b' WHERE id > 1`)
    await pg.exec(`DELETE FROM ${quoted} WHERE id = 1; INSERT INTO bag VALUES ('x'), ('y')`)
    for (const table of Object.keys(queries)) {
      await expectMaintained(pg, table)
      expect(await pg.trickle.verifyStreamTable(table)).toMatchObject({ ok: true })
    }
  })
})

describe('trap 20: the text of the query', () => {
  it.each([
    ['a trailing semicolon', 'SELECT id, amount FROM orders;'],
    ['several of them', 'SELECT id FROM orders ; ; '],
    ['comments', '/* a; /* nested */ b */ SELECT id -- one;\n FROM orders -- the end'],
    ['blank lines around', '\n\n  SELECT id FROM orders\n\n'],
    ['parentheses around', '(SELECT id FROM orders)'],
    ['lower case', 'select id from orders where amount is not null'],
    ['TABLE', 'TABLE orders'],
    ['a star', 'SELECT * FROM orders AS o(a, b)'],
    ['dollars in a literal', "SELECT id, '$$ $pgt$ ' || id || ' {view} %s' AS x FROM orders"],
    ['a dollar quoted literal', "SELECT id, $q$it's $1$q$ AS x FROM orders"],
    ['quotes and backslashes in a literal', "SELECT id, 'it''s \\ ' AS a, E'\\'\\n\\\\' AS b FROM orders"],
    ['unicode escapes', "SELECT id, U&'\\0441\\+01F600' AS x FROM orders"],
  ])('may hold %s', async (_, query) => {
    const pg = await openShop()
    await pg.trickle.createStreamTable('t', query)
    expect(await pg.trickle.streamTables()).toMatchObject([{ query }])
    await pg.exec('UPDATE orders SET amount = 77 WHERE id = 1; DELETE FROM orders WHERE id = 2')
    await expectMaintained(pg, 't')
    expect(await pg.trickle.verifyStreamTable('t')).toMatchObject({ ok: true })
  })

  it('takes a zero character for no SQL', async () => {
    const pg = await openShop()
    const error = await failureOf(pg.trickle.createStreamTable('t', "SELECT id, 'a\0b' AS x FROM orders"))
    expect(['INVALID_QUERY', 'DATABASE_ERROR']).toContain(error.code)
    expect(await rows(pg, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }])
  })
})

describe('trap 21: injection', () => {
  const evil = 'x"; DROP TABLE orders; --'
  const quoted = `"${evil.replaceAll('"', '""')}"`

  it('is refused as the name of a stream table that is not quoted, and harmless in one that is', async () => {
    const pg = await openShop()
    for (const call of [
      pg.trickle.createStreamTable(evil, totals),
      pg.trickle.dropStreamTable(evil, { cascade: true }),
      pg.trickle.refreshStreamTable(evil),
      pg.trickle.verifyStreamTable(evil),
      pg.trickle.explainStreamTable(evil),
    ]) {
      expect(await failureOf(call)).toMatchObject({ code: 'INVALID_NAME', table: evil })
    }
    await pg.trickle.createStreamTable(quoted, totals)
    await pg.exec('UPDATE orders SET amount = 1 WHERE id = 1')
    await expectMaintained(pg, quoted)
    await pg.trickle.refreshStreamTable(quoted)
    expect(await pg.trickle.verifyStreamTable(quoted)).toMatchObject({ ok: true })
    await pg.trickle.dropStreamTable(quoted)
    expect(await rows(pg, 'SELECT count(*)::int AS n FROM orders')).toEqual([{ n: 4 }])
  })

  it('is harmless as the name of a source, a column, an output and in a literal', async () => {
    const pg = await openShop(`CREATE TABLE ${quoted} (id int PRIMARY KEY, ${quoted} text)`)
    const literal = "'''; DROP TABLE orders; --'"
    for (const [name, query] of [
      ['a', `SELECT id, ${quoted}, ${literal} AS lit FROM ${quoted}`],
      [
        'b',
        `SELECT ${quoted}, count(*) FILTER (WHERE ${quoted} <> ${literal}) AS "n; ${evil.replaceAll('"', '""')}" FROM ${quoted} GROUP BY 1`,
      ],
      ['c', `SELECT o.id, q.${quoted} FROM orders o JOIN ${quoted} q ON q.id = o.id`],
    ] as const) {
      await pg.trickle.createStreamTable(name, query)
    }
    await pg.exec(
      `INSERT INTO ${quoted} VALUES (1, ${literal}), (2, 'b'); UPDATE ${quoted} SET ${quoted} = 'c' WHERE id = 2`,
    )
    for (const name of ['a', 'b', 'c']) {
      await expectMaintained(pg, name)
      await pg.trickle.explainStreamTable(name)
      await pg.trickle.dropStreamTable(name)
    }
    expect(await rows(pg, 'SELECT count(*)::int AS n FROM orders')).toEqual([{ n: 4 }])
  })

  it('cannot be appended to the query', async () => {
    const pg = await openShop()
    for (const query of [
      'SELECT id FROM orders; DROP TABLE orders',
      'SELECT id FROM orders) AS q; DROP TABLE orders; SELECT * FROM (SELECT 1 AS id',
      'SELECT id FROM orders WITH NO DATA; DROP TABLE orders',
      'SELECT id FROM orders; -- \n DROP TABLE orders',
    ]) {
      await failureOf(pg.trickle.createStreamTable('t', query))
      expect(await pg.trickle.validateQuery(query)).toMatchObject({ valid: false })
    }
    expect(await rows(pg, 'SELECT count(*)::int AS n FROM orders')).toEqual([{ n: 4 }])
    expect(await pg.trickle.streamTables()).toEqual([])
  })
})
