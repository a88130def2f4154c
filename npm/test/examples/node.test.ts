import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { Application, exampleFolder } from './support/application.js'

const files = (await readdir(exampleFolder('examples-node'))).filter((name) => name.endsWith('.mjs'))
const patterns = files.filter((name) => name !== 'main.mjs')

describe('examples-node', async () => {
  const application = await Application.copyOf('examples-node', 'examples-node')

  it('prints what each stream table holds before and after each change', async () => {
    const output = await application.run('main.mjs')
    await expect(output.replaceAll(/ +$/gm, '')).toMatchFileSnapshot('output/examples-node.txt')
    expect(output.match(/^=== (.*) ===$/gm)).toHaveLength(patterns.length)
    expect(output).not.toContain('Equal to a fresh run of its query: false')
  }, 180_000)

  it('is typed', () => application.typecheck(...files))
})
