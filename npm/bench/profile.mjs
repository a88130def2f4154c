import { progress, time, timing } from './report.mjs'
import { follow, openShop, SINGLE, statements } from './shop.mjs'

const TRIGGER = `CREATE TRIGGER empty AFTER INSERT ON orders REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION empty();`

/** @param {string} clauses @param {string} handler */
const empty = (clauses, handler = '') =>
  `CREATE FUNCTION empty() RETURNS trigger LANGUAGE plpgsql ${clauses} AS
   $$ BEGIN RETURN NULL; ${handler} END $$; ${TRIGGER}`

/**
 * What a statement has that every trigger of ours has, one thing more each time.
 *
 * @type {Record<string, string>}
 */
const FLOOR = {
  bare: '',
  'empty trigger': empty(''),
  '+ SECURITY DEFINER': empty('SECURITY DEFINER'),
  '+ search_path': empty('SECURITY DEFINER SET search_path = pg_catalog, pg_temp'),
  '+ enable_seqscan': empty('SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off'),
  '+ EXCEPTION': empty(
    'SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off',
    'EXCEPTION WHEN OTHERS THEN RAISE;',
  ),
}

const LOOP = 200

/**
 * Where the microseconds of an INSERT go: in a loop within one statement, so that there is neither protocol nor
 * transaction, and through `pg.query`.
 *
 * @param {number} rows
 * @param {number} samples
 * @param {string} dist
 */
export async function measureProfile(rows, samples, dist) {
  const names = [...Object.keys(FLOOR), ...SINGLE]
  const report = progress('where the microseconds go')
  const contenders = await Promise.all(
    names.map(async (name) => {
      const pg = await openShop(rows, { dist })
      const floor = FLOOR[name]
      if (floor === undefined) await follow(pg, name)
      else await pg.exec(floor)
      return { name, pg, inside: /** @type {number[]} */ ([]), through: /** @type {number[]} */ ([]) }
    }),
  )
  let next = rows + 1
  const rounds = Math.ceil(samples / 5)
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + round) % contenders.length]
      if (!contender) continue
      const { pg, inside, through } = contender
      const took = await time(() =>
        pg.exec(`DO $$ BEGIN FOR n IN ${next}..${next + LOOP - 1} LOOP
          INSERT INTO orders VALUES (n, n % ${rows / 10} + 1, n % 20, n % 5000, 75.50); END LOOP; END $$`),
      )
      if (round > 0) inside.push(took / LOOP)
      for (let place = 0; place < 6; place++) {
        const [sql, parameters] = statements(next + LOOP + place, rows).INSERT ?? ['', []]
        const single = await time(() => pg.query(sql, parameters))
        if (round > 0 && place > 0) through.push(single)
      }
    }
    next += LOOP + 6
    report(round + 1, rounds, 'rounds')
  }
  await Promise.all(contenders.map(({ pg }) => pg.close()))
  const bare = contenders[0]
  /** @type {import('./report.mjs').Section[]} */
  const sections = [
    {
      id: 'profile',
      title: `Where the microseconds of an INSERT go, ${rows.toLocaleString('en')} orders, µs`,
      columns: ['within a loop', 'over bare', 'through pg.query', 'over bare', 'times bare'],
      rows: contenders.map(({ name, inside, through }) => {
        const loop = timing(inside).median
        const single = timing(through).median
        const floor = timing(bare?.through ?? []).median
        return { name, cells: [loop, loop - timing(bare?.inside ?? []).median, single, single - floor, single / floor] }
      }),
    },
  ]
  return { sections }
}
