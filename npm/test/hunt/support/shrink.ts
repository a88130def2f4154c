import type { Oracle } from '../../oracle/support/oracle.js'
import { fewer, namesIn, type Piece, print, smaller, without } from './piece.js'
import { type Case, CaseRun, type Find } from './run.js'

/** The smallest case found within the time that fails in the same way, and how it fails; none where it does not again. */
export async function shrinkCase(
  open: () => Promise<Oracle>,
  whole: Case,
  find: Find,
  seconds: number,
): Promise<{ readonly shown: Case; readonly find: Find } | undefined> {
  const tried = new Set<string>()
  let oracle = await open()
  let end = Number.POSITIVE_INFINITY
  let last = find
  const fails = async (candidate: Case): Promise<boolean> => {
    const text = JSON.stringify(
      [candidate.setup, candidate.statements, candidate.members.map(({ query }) => query)]
        .flat()
        .map((piece) => print(piece)),
    )
    if (tried.has(text) || Date.now() > end) return false
    tried.add(text)
    if (tried.size % 150 === 0) {
      await oracle.close()
      oracle = await open()
    }
    const finds = await new CaseRun(oracle).run(candidate, true).catch((error: unknown) => {
      // A database that is beyond use is replaced; what was tried did not show the failure.
      console.error('while shrinking:', (error as Error).message)
      return []
    })
    const again = finds.find(({ kind, member }) => kind === last.kind && member === last.member)
    if (again) last = again
    return again !== undefined
  }
  try {
    let shown = withMember(whole, find.member)
    if (!(await fails(shown))) return undefined
    end = Date.now() + seconds * 1000
    for (let size = -1; size !== sizeOf(shown) && Date.now() < end; ) {
      size = sizeOf(shown)
      for (const step of STEPS) shown = await reduce(shown, step, fails)
    }
    return { shown, find: last }
  } finally {
    await oracle.close()
  }
}

type Step = (shown: Case) => Iterable<Case>

/** Ways to make a case smaller, the ones that take away most first. */
const STEPS: readonly Step[] = [
  function* ofStatements(shown) {
    for (const statements of fewer(shown.statements)) yield { ...shown, statements }
  },
  function* ofSetup(shown) {
    for (const setup of fewer(shown.setup)) yield { ...shown, setup }
  },
  function* ofQueries(shown) {
    for (const [at, { query }] of shown.members.entries()) {
      for (const simpler of smaller(query)) {
        yield {
          ...shown,
          members: shown.members.map((member, index) => (index === at ? { ...member, query: simpler } : member)),
        }
      }
    }
  },
  function* ofColumns(shown) {
    for (const name of new Set(shown.setup.flatMap((piece) => [...namesIn(piece)]))) {
      const drop = (piece: Piece) => without(piece, name)
      yield { ...shown, setup: shown.setup.map(drop), statements: shown.statements.map(drop) }
    }
  },
  function* withinStatements(shown) {
    for (const statements of smallerOf(shown.statements)) yield { ...shown, statements }
  },
  function* withinSetup(shown) {
    for (const setup of smallerOf(shown.setup)) yield { ...shown, setup }
  },
]

async function reduce(from: Case, step: Step, fails: (candidate: Case) => Promise<boolean>): Promise<Case> {
  let shown = from
  for (let again = true; again; ) {
    again = false
    for (const candidate of step(shown)) {
      if (!(await fails(candidate))) continue
      shown = candidate
      again = true
      break
    }
  }
  return shown
}

function* smallerOf(pieces: readonly Piece[]): Generator<readonly Piece[]> {
  for (const [at, piece] of pieces.entries()) {
    for (const simpler of smaller(piece)) yield pieces.map((kept, index) => (index === at ? simpler : kept))
  }
}

const sizeOf = (shown: Case) =>
  [...shown.setup, ...shown.statements, ...shown.members.map(({ query }) => query)].reduce(
    (sum, piece) => sum + print(piece).length,
    0,
  )

/** The stream table alone, with those it reads. */
function withMember(whole: Case, name: string): Case {
  const needed = new Set<string>([name])
  for (const { name: other, query } of [...whole.members].reverse()) {
    if (!needed.has(other)) continue
    for (const [source] of print(query).matchAll(/\bs\d+\b/g)) needed.add(source)
  }
  return { ...whole, members: whole.members.filter((member) => needed.has(member.name)) }
}

/** The case as SQL to copy and paste. */
export function scriptOf({ setup, members, statements }: Case, { member, kind, message }: Find, seed: number): string {
  const query = print(members.find(({ name }) => name === member)?.query ?? '')
  return [
    `-- seed ${seed}: ${kind} in ${member}`,
    ...message.split('\n').map((line) => `-- ${line}`),
    ...setup.map((piece) => `${print(piece)};`),
    ...members.map(({ name, query: its }) => `-- await pg.trickle.createStreamTable('${name}', \`${print(its)}\`)`),
    ...statements.map((piece) => `${print(piece)};`),
    `SELECT * FROM (${query}) AS fresh EXCEPT ALL TABLE ${member}; -- missing`,
    `TABLE ${member} EXCEPT ALL SELECT * FROM (${query}) AS fresh; -- extra`,
  ].join('\n')
}
