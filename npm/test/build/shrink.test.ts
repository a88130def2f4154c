import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { shrink } from '../../scripts/shrink/index.mjs'

const compiled = await readFile(new URL('../../../teavm-plugin/target/javascript/trickle.js', import.meta.url), 'utf8')

describe('the shrunk Java module', () => {
  it('is shorter, and has the exports of the compiled one', () => {
    const shrunk = shrink(compiled)
    const exportsOf = (code: string) => /export \{.*\}/.exec(code)?.[0]
    expect(exportsOf(shrunk)).toBe(exportsOf(compiled))
    expect(shrunk.length).toBeLessThan(compiled.length * 0.9)
  })

  it('names no field as Java does', () => {
    expect(shrink(compiled)).not.toMatch(/\.\$(nativeString|jsException|message|elementData)\b/)
  })

  it.each([
    ['no class table', /\$rt_metadata\(\[/g, 'unknown(['],
    ['another runtime', /\$rt_arraycls = /g, '$rt_other = '],
    ['a field with another default', /this\.\$id\$ = 0;/g, 'this.$id$ = 7;'],
    ['another kind of class', /jl_Exception = \$rt_classWithoutFields\(/g, 'jl_Exception = $rt_other('],
  ])('is refused where the compiler gives %s', (_, shape, changed) => {
    expect(compiled).toMatch(shape)
    expect(() => shrink(compiled.replace(shape, changed))).toThrow('not what the shrinking expects')
  })
})
