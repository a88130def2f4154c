import { readFile } from 'node:fs/promises'
import { inspect } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { transform } from 'esbuild'
import { describe, expect, it, onTestFinished } from 'vitest'
import { PgTrickleError, trickle } from '../../src/index.js'
import { freshDatabase } from '../support/database.js'

const AsyncFunction = (async () => undefined).constructor as FunctionConstructor

/** PGlite for the examples that open one themselves. */
const Opening = {
  async create(...options: Parameters<typeof PGlite.create>) {
    const pg = await PGlite.create(...options)
    onTestFinished(() => pg.close())
    return pg
  },
}

/** The examples in the documentation comments of a file. */
async function examplesOf(file: string): Promise<string[]> {
  const source = await readFile(new URL(`../../src/${file}`, import.meta.url), 'utf8')
  return [...source.matchAll(/^ +\* ```ts\n(.*?)^ +\* ```$/gms)].map(([, code = '']) =>
    code.replaceAll(/^ +\* ?/gm, ''),
  )
}

const FILES = ['types.ts', 'error.ts', 'trickle.ts']
const CALLS = Object.keys((await trickle.setup({} as PGlite)).namespaceObj)
const EXAMPLES = (await Promise.all(FILES.map(examplesOf))).flat()

describe('the examples in the documentation', () => {
  it.each(CALLS)('call %s', (call) => {
    expect(EXAMPLES.join()).toMatch(new RegExp(`\\.${call}[(<]`))
  })

  it.each(EXAMPLES)('run, and print what they say:\n%s', async (example) => {
    const pg = await freshDatabase()
    const printed: string[] = []
    const print = (...values: unknown[]) => {
      printed.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '))
    }
    const { code } = await transform(example.replaceAll(/^import .*$/gm, ''), { loader: 'ts', target: 'es2022' })
    const opens = code.includes('PGlite.create')
    const run = new AsyncFunction('pg', 'PGlite', 'trickle', 'PgTrickleError', 'console', opens ? `{ ${code} }` : code)
    await run(pg, Opening, trickle, PgTrickleError, { log: print })
    const promised = [...example.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, output]) => output)
    expect(printed).toEqual(promised)
  })
})
