import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as module from '../../src/internal/module.js'

type Exports = Record<string, (...parameters: unknown[]) => module.Operation>

describe('the compiled Java module', () => {
  it('exports the functions of its declaration, with as many parameters, and no others', async () => {
    const declaration = await readFile(new URL('../../src/internal/module.d.ts', import.meta.url), 'utf8')
    const declared = [...declaration.matchAll(/^export function (\w+)\((.*)\): Operation$/gm)].map(
      ([, name = '', parameters = '']) => [name, parameters === '' ? 0 : parameters.split(',').length],
    )
    const exported = Object.entries(module as unknown as Exports).map(([name, value]) => [name, value.length])
    expect(Object.fromEntries(exported)).toEqual(Object.fromEntries(declared))
  })

  it.each(Object.keys(module))('gives an operation with the declared methods from %s', async (name) => {
    const declaration = await readFile(new URL('../../src/internal/module.d.ts', import.meta.url), 'utf8')
    const [, body = ''] = /^export interface Operation \{$(.*?)^\}$/ms.exec(declaration) ?? []
    const operation = (module as unknown as Exports)[name]?.('t', 'SELECT 1', false, false)
    const methods = [...body.matchAll(/^ {2}(\w+)\(.*\):/gm)].map(([, method]) => method)
    expect(methods).toHaveLength(5)
    expect(methods.filter((method) => typeof operation?.[method as keyof module.Operation] !== 'function')).toEqual([])
  })

  it('hands out statements and takes their rows until the result is there', () => {
    const operation = module.streamTables('streamTables')
    expect(operation.start()).toMatchObject({ sql: expect.stringContaining('to_regclass'), parameters: [null] })
    const settings = '{"search_path":"public"}'
    expect(operation.resume([settings, 'false', null, 'public'], 4)).toMatchObject({ parameters: [settings] })
    expect(operation.resume(['{}'], 1)).toBeNull()
    expect(operation.result()).toBe('[]')
  })

  it('takes NULL in rows and gives it in parameters', () => {
    const operation = module.createStreamTable('t', 'SELECT 1', false, false)
    expect(operation.start()).toMatchObject({ parameters: [null] })
    operation.resume(['{}', 'true', null, null], 4)
    const noSchema = () => operation.resume(['1.2.0', 'false', 'false'], 3)
    expect(noSchema).toThrow(expect.objectContaining({ code: 'INVALID_NAME', sqlstate: '42602' }))
  })

  it('throws an Error with fields for what Postgres refused', () => {
    const operation = module.streamTables('streamTables')
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
    const resumeTooEarly = () => module.streamTables('streamTables').resume([], 0)
    expect(resumeTooEarly).toThrow(
      expect.objectContaining({ code: 'INTERNAL', sqlstate: 'XX000', cause: expect.any(Error) }),
    )
  })

  it('keeps the changes of every operation but validateQuery', () => {
    const keeping = Object.entries(module as unknown as Exports)
      .filter(([, make]) => make('t', 'SELECT 1', false, false).keepsChanges())
      .map(([name]) => name)
    expect([...keeping, 'validateQuery'].sort()).toEqual(Object.keys(module).sort())
  })
})
