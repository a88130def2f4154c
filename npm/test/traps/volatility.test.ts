import { describe, expect, it } from 'vitest'
import { rows } from '../support/database.js'
import { expectHelpful, failureOf } from '../support/failure.js'
import { footprint } from '../support/footprint.js'
import { expectMaintained } from '../support/maintained.js'
import { openShop } from '../support/shop.js'

const EVENTS = `
  CREATE TABLE events (id int PRIMARY KEY, at timestamptz, day date, local timestamp, span interval, kind text, x float8, raw bytea);
  INSERT INTO events VALUES
    (1, '2024-03-30 23:30+00', '2024-03-30', '2024-03-30 23:30', '1 day 2 hours', 'a', 1.1, '\\x01'),
    (2, '2024-03-31 01:30+00', '2024-03-31', '2024-03-31 02:30', '1 month', 'a', 0.3, '\\xff'),
    (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`

const REFUSED = [
  ...['random()', 'clock_timestamp()', "nextval('s')", 'gen_random_uuid()', 'timeofday()', 'pg_sleep(0)'].map(
    (call) => ({
      expression: `${call}::text`,
      feature: /^The VOLATILE function /,
    }),
  ),
  { expression: 'mine(id)', feature: /^The VOLATILE function (public\.)?mine\(integer\)$/ },
  ...[
    'now()',
    'statement_timestamp()',
    "current_setting('TimeZone')",
    'txid_current()',
    'pg_backend_pid()',
    'version()',
    'age(at)',
    'looks_up(id)',
  ].map((call) => ({ expression: `${call}::text`, feature: /^The (STABLE|VOLATILE) function / })),
  ...[
    'CURRENT_DATE',
    'CURRENT_TIME',
    'CURRENT_TIMESTAMP',
    'LOCALTIME',
    'LOCALTIMESTAMP',
    'CURRENT_USER',
    'SESSION_USER',
    'CURRENT_CATALOG',
    'CURRENT_SCHEMA',
    'CURRENT_ROLE',
    'USER',
  ].map((value) => ({ expression: `${value}::text`, feature: new RegExp(`${value}|current_`) })),
  { expression: 'CURRENT_TIMESTAMP(2)', feature: /CURRENT_TIMESTAMP/ },
  { expression: 'kind::date', feature: /date/ },
  { expression: 'kind::timestamptz', feature: /timestamp with time zone/ },
  { expression: 'kind::regclass', feature: /regclass/ },
  { expression: 'extract(epoch FROM at - now())', feature: /now\(\)/ },
]

describe('trap 25: what depends on more than rows', () => {
  it.each(REFUSED)('$expression is refused by name', async ({ expression, feature }) => {
    const pg = await openShop(
      EVENTS,
      'CREATE SEQUENCE s',
      "CREATE FUNCTION mine(int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
      "CREATE FUNCTION looks_up(int) RETURNS text STABLE LANGUAGE sql AS 'SELECT name FROM customers WHERE id = $1'",
    )
    const before = await footprint(pg)
    for (const query of [
      `SELECT id, ${expression} AS x FROM events`,
      `SELECT id FROM events WHERE ${expression} IS NOT NULL`,
      `SELECT kind, count(*) FILTER (WHERE ${expression} IS NULL) AS n FROM events GROUP BY kind`,
      `SELECT e.id FROM events e JOIN orders o ON o.id = e.id AND (${expression.replace('(id)', '(e.id)')}) IS NOT NULL`,
    ]) {
      const error = await failureOf(pg.trickle.createStreamTable('t', query))
      expect(error).toMatchObject({ code: 'UNSUPPORTED_FEATURE', table: 't' })
      expect(error.feature).toMatch(feature)
      expectHelpful(error)
    }
    expect(await footprint(pg)).toEqual(before)
  })

  it('a domain whose constraint hides it is refused or maintained', async () => {
    const pg = await openShop(
      EVENTS,
      "CREATE FUNCTION recent(timestamptz) RETURNS boolean STABLE LANGUAGE sql AS 'SELECT $1 < now()'",
      'CREATE DOMAIN past AS timestamptz CHECK (recent(VALUE))',
    )
    const answer = await pg.trickle.validateQuery('SELECT id, at::past AS x FROM events')
    if (answer.valid) expect(answer.settings).toBeDefined()
    else expect(answer.error.code).toBe('UNSUPPORTED_FEATURE')
  })
})

const PINNED = [
  "SELECT date_trunc('day', at) AS day, count(*) AS n FROM events GROUP BY 1",
  'SELECT id, extract(hour FROM at) AS hour FROM events',
  'SELECT id, at::date AS day FROM events WHERE at::date <> day',
  'SELECT id, at::timestamp AS t FROM events',
  'SELECT id, local::timestamptz AS t FROM events',
  "SELECT id, at + '1 day'::interval AS t FROM events",
  'SELECT id, at::text AS t FROM events',
  "SELECT id, 'at ' || at AS t FROM events",
  'SELECT id, day::text AS t FROM events',
  'SELECT day::text AS t, count(*) AS n FROM events GROUP BY day::text',
  "SELECT to_char(at, 'YYYY-MM-DD HH24 TMMonth') AS t, count(*) AS n FROM events GROUP BY 1",
  'SELECT id, span::text AS t FROM events',
  'SELECT id, x::text AS t FROM events',
  "SELECT id, encode(raw, 'hex') || raw::text AS t FROM events",
  'SELECT id, to_json(at) AS t FROM events',
  "SELECT id, concat(at, '-', x) AS t FROM events",
  "SELECT count(*) || ' by ' || date_trunc('day', at) AS t FROM events GROUP BY date_trunc('day', at)",
  'SELECT kind, sum(extract(hour FROM at)) AS s FROM events GROUP BY kind',
  'SELECT o.id, e.at::text AS t FROM orders o JOIN events e ON e.id = o.id WHERE e.at::date = e.day',
]

const OTHER =
  "SET TimeZone = 'Asia/Kolkata'; SET DateStyle = 'German'; SET IntervalStyle = 'iso_8601'; SET extra_float_digits = -10; SET bytea_output = 'escape'"
const AT_CREATION =
  "SET TimeZone = 'America/New_York'; SET DateStyle = 'SQL, DMY'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 1; SET bytea_output = 'hex'"

describe('trap 25: functions that read settings keep those of creation', () => {
  it.each(PINNED)('%s', async (query) => {
    const pg = await openShop(EVENTS, AT_CREATION)
    await pg.trickle.createStreamTable('t', query)
    await expectMaintained(pg, 't')
    const shown = async () => (await rows(pg, 'SELECT t::text COLLATE "C" AS row FROM t ORDER BY 1')).length
    for (const change of [
      "INSERT INTO events VALUES (4, '2024-10-27 00:30+00', '2024-10-27', '2024-10-27 02:30', '3 hours', 'b', 1e-7, '\\x5c')",
      "UPDATE events SET at = at + interval '5 hours', day = day + 1, x = x / 3 WHERE id < 3",
      'DELETE FROM events WHERE id = 2',
    ]) {
      await pg.exec(OTHER)
      await pg.exec(change)
      await shown()
      expect(await pg.trickle.verifyStreamTable('t')).toMatchObject({ ok: true, missing: { count: 0 } })
      await pg.exec(AT_CREATION)
      await expectMaintained(pg, 't')
    }
    await pg.exec(OTHER)
    await pg.trickle.refreshStreamTable('t')
    await pg.exec(AT_CREATION)
    await expectMaintained(pg, 't')
  })

  it.each(PINNED)('which every session sees alike: %s', async (query) => {
    const pg = await openShop(EVENTS, AT_CREATION)
    await pg.trickle.createStreamTable('t', query)
    const texts =
      "SELECT format_type(atttypid, -1) AS type, attname AS name FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0"
    const columns = (await pg.query<{ type: string; name: string }>(texts)).rows.filter(({ type }) => type === 'text')
    if (columns.length === 0) return
    const read = `SELECT ${columns.map(({ name }) => name)} FROM t ORDER BY 1`
    const before = await rows(pg, read)
    await pg.exec(OTHER)
    expect(await rows(pg, read)).toEqual(before)
  })
})
