import { citext } from '@electric-sql/pglite/contrib/citext'
import { Oracle } from '../../oracle/support/oracle.js'
import { randomCase } from './cases.js'
import { type Case, CaseRun, emptyTally, type Find, type Tally } from './run.js'
import { scriptOf, shrinkCase } from './shrink.js'

/** How long to hunt, and what to say on the way. */
export interface Hunt {
  readonly seed: number
  readonly sequences: number
  readonly minutes: number
  /** After so many finds it ends. */
  readonly finds: number
  /** How long one find may be shrunk. */
  readonly shrinkSeconds: number
  progress?(tally: Tally, seed: number): void
  found?(script: string): void
  /** A sequence that the hunt could not run. */
  broken?(seed: number, error: Error): void
}

/** After so many sequences the database starts anew: the memory of dropped objects adds up. */
const SEQUENCES_A_DATABASE = 20

const open = () => Oracle.open({ citext })

/** Draws schemas, queries and statements until the time is over, and gives what was counted and every find as a script. */
export async function hunt(options: Hunt): Promise<{ readonly tally: Tally; readonly scripts: string[] }> {
  const end = Date.now() + options.minutes * 60_000
  const scripts: string[] = []
  const tally = emptyTally()
  let oracle = await open()
  try {
    for (let number = 0; number < options.sequences && Date.now() < end && scripts.length < options.finds; number++) {
      const seed = options.seed + number
      const drawn = randomCase(seed)
      const run = new CaseRun(oracle, tally)
      let finds: Find[]
      try {
        finds = await run.run(drawn)
      } catch (error) {
        if (!options.broken) throw error
        options.broken(seed, error as Error)
        await oracle.close().catch(() => {})
        oracle = await open()
        continue
      }
      if (number % SEQUENCES_A_DATABASE === SEQUENCES_A_DATABASE - 1) {
        finds.push(...(await reloaded(oracle, drawn, run, tally)))
        tally.comparisons += oracle.counts.comparisons
        await oracle.close()
        oracle = await open()
      }
      tally.sequences++
      options.progress?.({ ...tally, comparisons: tally.comparisons + oracle.counts.comparisons }, seed)
      for (const find of finds.slice(0, options.finds - scripts.length)) {
        const script = await described(drawn, find, seed, options.shrinkSeconds)
        scripts.push(script)
        options.found?.(script)
      }
    }
  } finally {
    tally.comparisons += oracle.counts.comparisons
    await oracle.close()
  }
  return { tally, scripts }
}

async function described(drawn: Case, find: Find, seed: number, seconds: number): Promise<string> {
  const shrunk = await shrinkCase(open, drawn, find, seconds)
  if (shrunk) return scriptOf(shrunk.shown, shrunk.find, seed)
  return `-- A replay on a new database does not show it.\n${scriptOf(drawn, find, seed)}`
}

/** Dumps the database, loads it elsewhere, and follows the same statements there once more. */
async function reloaded(oracle: Oracle, drawn: Case, run: CaseRun, tally: Tally): Promise<Find[]> {
  const dump = await oracle.pg.dumpDataDir('none')
  const copy = await Oracle.open({ citext }, dump)
  try {
    return await run.resume(copy, drawn, tally)
  } finally {
    await copy.close()
  }
}
