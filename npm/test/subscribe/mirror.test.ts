import { expect, it } from 'vitest'
import { Oracle, type Subjects } from '../oracle/support/oracle.js'
import * as patterns from '../oracle/support/patterns.js'
import { Random } from '../oracle/support/random.js'
import { randomSetup } from '../oracle/support/random-setup.js'
import { RandomStatements } from '../oracle/support/random-statements.js'
import { installSchema, resetSchema } from '../oracle/support/schema.js'
import { ChangeMirror, checkAll } from './support/mirror.js'

const SEED = Number(process.env.TRICKLE_SEED ?? 1)
const STATEMENTS = 80
const ORDERED: Subjects = {
  by_amount: { query: 'SELECT id, amount, price FROM orders ORDER BY amount DESC, price NULLS FIRST, id' },
  by_region: { query: 'SELECT name, id, region FROM customers ORDER BY region DESC NULLS LAST, name, id' },
  by_pieces: { query: 'SELECT * FROM lines ORDER BY sku DESC, pieces, order_id, number' },
  by_message: { query: 'SELECT level, message, size FROM logs ORDER BY message, size DESC, level' },
  first: { query: 'SELECT id, weight FROM orders ORDER BY weight DESC, id LIMIT 3' },
  totals: {
    query: `SELECT c.region, sum(o.big) AS total FROM orders o JOIN customers c ON c.id = o.customer_id
      GROUP BY c.region ORDER BY sum(o.big) DESC, c.region`,
  },
}
const PATTERNS = [
  ['one source table', patterns.SINGLE],
  ['joins', patterns.JOINED],
  ['stream tables', patterns.CASCADED],
  ['what is ordered', ORDERED],
] as const
/** For each of the patterns; `npm run mirror` says how many statements in all. */
const SEQUENCES = Math.ceil(Number(process.env.TRICKLE_MIRROR_STATEMENTS ?? 480) / STATEMENTS / PATTERNS.length)

/** Sequences after which a new database is opened: a session slows down with the functions that were dropped in it. */
const REOPENED = 20

/** Triggers that keep a row may leave others without the row they refer to; the next sequence begins without them. */
const EMPTY = 'TRUNCATE customers, orders, lines, notes, logs'

/** Somebody else who wants all changes put aside until the commit, as the tabs of a worker do. */
const OTHER_TAB = ours("SELECT pgtrickle.__pgt_subscribe(d, 'other', 'other') FROM pgtrickle.pgt_stream_tables AS d")
const OTHER_LEAVES = ours("SELECT pgtrickle.__pgt_unsubscribe(pgt_id, 'other') FROM pgtrickle.pgt_stream_tables")

/** New foreign keys and triggers of users concern no stream table: the event trigger need not look after them. */
const WATCH = 'ALTER EVENT TRIGGER __pgt_watch'

/** The search path tells the event trigger that the plugin speaks. */
function ours(sql: string): string {
  return `BEGIN; SET LOCAL search_path = pg_catalog, pg_temp; ${sql}; COMMIT`
}

it.each(PATTERNS)(
  'a mirror kept only from the changes equals the stream tables over %s',
  async (_, subjects: Subjects) => {
    let oracle = await Oracle.open()
    await installSchema(oracle, subjects)
    let told = 0
    for (let seed = SEED; seed < SEED + SEQUENCES; seed++) {
      if (seed > SEED && (seed - SEED) % REOPENED === 0) {
        await oracle.close()
        oracle = await Oracle.open()
        await installSchema(oracle, subjects)
      }
      const { pg } = oracle
      await pg.exec(`ROLLBACK; ${EMPTY}; ${WATCH} DISABLE`)
      await resetSchema(oracle)
      const random = new Random(seed)
      for (const statement of randomSetup(random)) await pg.exec(statement)
      await pg.exec(`${WATCH} ENABLE`)
      if (seed % 2 === 0) await pg.exec(OTHER_TAB)
      const mirrors = Object.entries(subjects).map(
        ([name, { query }]) => new ChangeMirror(pg, name, subjects === ORDERED ? query : undefined),
      )
      for (const mirror of mirrors) await mirror.open()
      const statements = new RandomStatements(random)
      for (let number = 0; number < STATEMENTS; number++) {
        const statement = statements.next()
        await pg.exec(statement).catch(() => pg.exec('ROLLBACK'))
        await checkAll(pg, mirrors, `statement ${number} of TRICKLE_SEED=${seed}: ${statement}`)
      }
      for (const mirror of mirrors) await mirror.close()
      await pg.exec(OTHER_LEAVES)
      told += mirrors.reduce((sum, mirror) => sum + mirror.told, 0)
      if (seed % REOPENED === 0) console.log(`${(seed - SEED + 1) * STATEMENTS} statements, ${told} transactions told`)
    }
    expect(told).toBeGreaterThan(SEQUENCES * STATEMENTS)
    console.log(`${SEQUENCES * STATEMENTS} statements, ${told} transactions told, no divergence`)
    await oracle.close()
  },
  SEQUENCES * 60_000,
)
