import { expect, it } from 'vitest'
import { freshDatabase, rows } from '../support/database.js'
import { create, follow } from './support/follow.js'

const COLUMNS: Readonly<Record<string, readonly [type: string, ...values: string[]]>> = {
  truth: ['boolean', 'true', 'false'],
  small: ['int2', '-32768'],
  big: ['bigint', '42', '9007199254740993'],
  exact: ['numeric', '1.00', "'NaN'", '123456789012345678901234567890.5'],
  single: ['real', '0.1', "'-Infinity'"],
  double: ['float8', "'-0'", '1e300', "'NaN'"],
  words: ['text', "''", `'"'`, "E'a\\\\b\\n\\tc'", "'(,)'", "' x '", "'{NULL}'", "'🙂é'", "'NULL'"],
  limited: ['varchar(9)', "'a b'"],
  padded: ['char(5)', "'ab'"],
  bytes: ['bytea', "'\\x00ff5c22'", "''"],
  day: ['date', "'2024-02-29'", "'infinity'"],
  clock: ['time', "'12:34:56.789'"],
  zoned_clock: ['timetz', "'12:34:56+02'"],
  moment: ['timestamp', "'2024-01-01 12:34:56.789'"],
  zoned_moment: ['timestamptz', "'2024-01-01 12:34:56.789+02'", "'-infinity'"],
  span: ['interval', "'1 year 2 days 03:04:05'"],
  document: ['json', `'{"a": [1, null, "x,)\\""]}'`, "'null'"],
  binary_document: ['jsonb', `'{"b": {"c": 12345678901234567890}}'`, `'"text"'`],
  numbers: ['int[]', "'{1,NULL,3}'", "'{}'", "'{{1,2},{3,4}}'"],
  texts: ['text[]', `ARRAY['a b', 'c,d', 'e"f', 'g\\h', NULL, '']`],
  days: ['date[]', "'{2024-01-01,2024-12-31}'"],
  documents: ['jsonb[]', `ARRAY['{"a": 1}', '[2]']::jsonb[]`],
  identifier: ['uuid', "'00000000-0000-0000-0000-00000000000a'"],
  range: ['tstzrange', "'[2024-01-01 00:00+00,2024-01-02 00:00+00)'"],
  cash: ['money', '12.34'],
  bits: ['bit(3)', "'101'"],
  mood: ['mood', "'so so'"],
  moods: ['mood[]', `'{"so so",fine}'`],
  positive: ['positive', '7'],
  pair: ['pair', `ROW(1, 'a "b"')`, 'ROW(NULL, NULL)'],
  '"o""dd 50%, {x} $1 \\"': ['text', "'odd name'"],
}

it('values are those of pg.query, of every type', async () => {
  const names = Object.keys(COLUMNS)
  const pg = await freshDatabase(`
    CREATE TYPE mood AS ENUM ('fine', 'so so'); CREATE DOMAIN positive AS int CHECK (VALUE > 0); CREATE TYPE pair AS (a int, b text);
    CREATE TABLE everything (id int PRIMARY KEY, ${names.map((name) => `${name} ${COLUMNS[name]?.[0]}`)})`)
  await pg.refreshArrayTypes()
  const insert = (id: number) => {
    const values = names.map((name) => COLUMNS[name]?.[id] ?? 'NULL')
    return pg.exec(`INSERT INTO everything VALUES (${id}, ${values})`)
  }
  await insert(1)
  await create(pg, 'SELECT *, md5(id::text) FROM everything')
  const { subscription, events } = await follow(pg)
  const expected = () => rows(pg, 'SELECT * FROM t ORDER BY id')
  expect(subscription.rows).toEqual(await expected())
  for (const id of [2, 3, 4, 5, 6, 7, 8]) await insert(id)
  expect(subscription.rows).toEqual(await expected())
  expect(events().map(({ changes }) => changes.map(({ after }) => after))).toEqual(
    (await expected()).map((row) => [row]),
  )
})

it('the text of values with a time zone is that of the session that subscribed first', async () => {
  const pg = await freshDatabase(
    "CREATE TABLE stays (id int PRIMARY KEY, nights tstzrange); SET TimeZone = 'Asia/Tokyo'",
  )
  await create(pg, 'SELECT id, nights FROM stays')
  const { subscription } = await follow(pg)
  await pg.exec("INSERT INTO stays VALUES (1, '[2024-01-01 00:00+00,2024-01-02 00:00+00)')")
  expect(subscription.rows).toEqual(await rows(pg, 'SELECT * FROM t'))
  await pg.exec("SET TimeZone = 'UTC'; SET DateStyle = 'German'; UPDATE stays SET id = 2")
  expect(subscription.rows).toEqual([{ id: 2, nights: '["2024-01-01 09:00:00+09","2024-01-02 09:00:00+09")' }])
})

it('parsers of the user are used', async () => {
  const pg = await freshDatabase(
    'CREATE TABLE prices (id int PRIMARY KEY, price numeric); INSERT INTO prices VALUES (1, 2.5)',
  )
  await create(pg, 'SELECT price FROM prices')
  const former = pg.parsers[1700]
  pg.parsers[1700] = (text: string) => Number(text)
  const { subscription } = await follow(pg)
  expect(subscription.rows).toEqual([{ price: 2.5 }])
  if (former) pg.parsers[1700] = former
  else delete pg.parsers[1700]
})
