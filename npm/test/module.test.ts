import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as module from '../src/internal/module.js'

describe('the compiled Java module', () => {
  it('exports exactly what its declaration says', async () => {
    const declaration = await readFile(new URL('../src/internal/module.d.ts', import.meta.url), 'utf8')
    const declared = [...declaration.matchAll(/^export function (\w+)/gm)].map(([, name]) => name)
    expect(Object.keys(module).sort()).toEqual(declared.sort())
  })

  it('hands out statements and takes their rows until the result is there', () => {
    const operation = module.streamTables()
    expect(operation.start()).toMatchObject({ sql: expect.stringContaining('to_regclass'), parameters: [] })
    expect(operation.resume(['true'], 1)).toMatchObject({ sql: expect.stringContaining('json_agg'), parameters: [] })
    expect(operation.resume(['[]'], 1)).toBeNull()
    expect(operation.result()).toBe('[]')
  })

  it('takes NULL in rows', () => {
    const operation = module.streamTables()
    operation.start()
    expect(operation.resume([null], 1)).toBeNull()
  })

  it('throws an Error with fields for what Postgres refused', () => {
    const operation = module.streamTables()
    operation.start()
    const fail = () => operation.fail('42501', 'permission denied', 'a detail', 'a hint', 3)
    expect(fail).toThrow(Error)
    expect(fail).toThrow(
      expect.objectContaining({
        code: 'DATABASE_ERROR',
        sqlstate: '42501',
        operation: 'streamTables',
        table: null,
        hint: 'a hint',
        message: expect.stringContaining('permission denied'),
      }),
    )
  })

  it('calls a defect of its own INTERNAL and keeps what was thrown as its cause', () => {
    const resumeTooEarly = () => module.streamTables().resume([], 0)
    expect(resumeTooEarly).toThrow(
      expect.objectContaining({ code: 'INTERNAL', sqlstate: 'XX000', cause: expect.any(Error) }),
    )
  })
})
