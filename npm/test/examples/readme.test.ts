import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Application, exampleFolder } from './support/application.js'
import { blocks, files, oneLine, programs, readme } from './support/readme.js'

const commands = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text.trimEnd())

describe('the README', async () => {
  const application = await Application.create('readme-node')
  const named = programs.map((program, index) => ({ ...program, file: `program-${index + 1}` }))

  it('has a program for each pattern, the shortest use, a subscription and an error', () => {
    expect(programs.map(({ heading }) => heading)).toEqual([
      '@pgtrickle/pglite-lite',
      'Filter',
      'Aggregate',
      'Join',
      'Subscription',
      'Errors',
    ])
  })

  it.each(named)(
    '$heading: the program prints in Node what it says',
    async ({ file, text, prints }) => {
      await application.write({ [`${file}.mjs`]: text })
      expect(oneLine(await application.run(`${file}.mjs`))).toBe(oneLine(prints))
    },
    120_000,
  )

  it('has programs and files of strict TypeScript', async () => {
    const sources = Object.fromEntries(named.map(({ file, text }) => [`${file}.ts`, text]))
    await application.write({ ...sources, ...files })
    await application.typecheck(...Object.keys(sources), 'src/main.ts', 'vite.config.ts')
  }, 120_000)

  it('gives the two commands for a clone, each in a block of its own', () => {
    expect(commands).toEqual([
      'npm install @pgtrickle/pglite-lite @electric-sql/pglite',
      'mvn -q -DskipTests package -Pexample',
      'mvn verify',
    ])
  })

  it('links to files that are there, and to headings of its own', () => {
    const targets = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
    const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map((match) => `#${match[1]?.toLowerCase()}`)
    const dead = targets.filter((target) =>
      target.startsWith('#')
        ? !headings.includes(target)
        : !/^https:/.test(target) && !existsSync(exampleFolder(target)),
    )
    expect(dead).toEqual([])
  })
})
