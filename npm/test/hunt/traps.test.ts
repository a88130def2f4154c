import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { countTests } from './support/tests.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const table = await readFile(`${root}/docs/correctness.md`, 'utf8')
/** Groups whose tests are named by what they do. */
const UNNAMED = new Set([23, 24, 32, 33])

const entries = table.split('\n').flatMap((line) => {
  const [, number = '', , count = '', places = ''] = line.split('|').map((cell) => cell.trim())
  return /^\d+$/.test(number)
    ? [
        {
          number: Number(number),
          count: Number(count),
          places: [...places.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place),
        },
      ]
    : []
})

it('each of the 33 groups of traps has tests', () => {
  expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 33 }, (_, index) => index + 1))
})

it.each(entries)('trap $number is tested where the table says', async ({ number, places }) => {
  expect(places).not.toEqual([])
  for (const place of places) {
    const text = await readFile(`${root}/npm/test/${place}`, 'utf8')
    expect(text, `${place} has tests`).toMatch(/\b(it|describe)(\.each)?\(/)
    expect(UNNAMED.has(number) || text.includes(`trap ${number}`), `${place} names trap ${number}`).toBe(true)
  }
})

it('each trap has as many tests as the table says', async () => {
  const counted = await Promise.all(
    entries.map(async ({ number, places }) => {
      const title = UNNAMED.has(number) ? /./ : new RegExp(`^trap ${number}\\b`)
      const counts = await Promise.all(places.map((place) => countTests(`${root}/npm/test/${place}`, title)))
      return { number, count: counts.reduce((sum, count) => sum + count, 0) }
    }),
  )
  expect(counted).toEqual(entries.map(({ number, count }) => ({ number, count })))
  expect(counted.filter(({ count }) => count === 0)).toEqual([])
})

it('what names a trap is in the table', async () => {
  const listed = new Map(entries.map(({ number, places }) => [number, places]))
  for (const file of await readdir(`${root}/npm/test`, { recursive: true })) {
    if (!file.endsWith('.test.ts') || file.startsWith('hunt')) continue
    const text = await readFile(`${root}/npm/test/${file}`, 'utf8')
    for (const [, number] of text.matchAll(/(?:describe|it)\('trap (\d+)\b/g)) {
      expect(listed.get(Number(number)), `trap ${number} in ${file}`).toContain(file)
    }
  }
})
