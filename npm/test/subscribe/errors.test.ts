import { expect, it } from 'vitest'
import type { TrickleNamespace } from '../../src/index.js'
import { freshDatabase } from '../support/database.js'
import { expectHelpful, failureOf } from '../support/failure.js'
import { openShop, QUERIES } from '../support/shop.js'
import { create } from './support/follow.js'

type Loose = (...parameters: unknown[]) => Promise<unknown>
const loose = (trickle: TrickleNamespace) => ({
  subscribe: trickle.subscribe as unknown as Loose,
  live: trickle.live as unknown as Loose,
  changes: ((...parameters) =>
    (trickle.changes as (...all: unknown[]) => AsyncGenerator)(...parameters).next()) as Loose,
})

const ignore = () => undefined

it.each([
  ['subscribe', ['nowhere', ignore], 'NOT_FOUND', undefined, 'does not exist'],
  ['live', ['nowhere'], 'NOT_FOUND', undefined, 'does not exist'],
  ['changes', ['nowhere'], 'NOT_FOUND', undefined, 'does not exist'],
  ['subscribe', ['orders', ignore], 'NOT_FOUND', undefined, 'does not exist'],
  ['subscribe', ['a b', ignore], 'INVALID_NAME', 'name', 'it is not written as SQL writes a name'],
  ['subscribe', [7, ignore], 'INVALID_OPTION', 'name', 'it is a string, and this is of type number'],
  ['subscribe', ['t'], 'INVALID_OPTION', 'callback', 'it is a function, and this is of type undefined'],
  ['subscribe', ['t', ignore, 7], 'INVALID_OPTION', 'options', 'it is an object, and this is of type number'],
  ['subscribe', ['t', ignore, { tx: 1 }], 'INVALID_OPTION', 'tx', 'there is no such option'],
  ['subscribe', ['t', ignore, { rows: 1 }], 'INVALID_OPTION', 'rows', 'it is a boolean, and this is of type number'],
  [
    'subscribe',
    ['t', ignore, { signal: 1 }],
    'INVALID_OPTION',
    'signal',
    'it is an AbortSignal, and this is of type number',
  ],
  [
    'subscribe',
    ['t', ignore, { onError: 1 }],
    'INVALID_OPTION',
    'onError',
    'it is a function, and this is of type number',
  ],
  ['live', ['t', null], 'INVALID_OPTION', 'options', 'it is an object, and this is of type null'],
  ['changes', ['t', { typo: 1 }], 'INVALID_OPTION', 'typo', 'there is no such option'],
] as const)('%s(%j) is refused with %s', async (call, parameters, code, feature, reason) => {
  const pg = await create(await openShop(), QUERIES.totals)
  const error = await failureOf(loose(pg.trickle)[call](...parameters))
  expect(error).toMatchObject({ code, feature })
  expect(error.message).toContain(reason)
  expectHelpful(error)
})

it('a database without stream tables has none to follow', async () => {
  const pg = await freshDatabase()
  const error = await failureOf(pg.trickle.subscribe('t', ignore))
  expect(error).toMatchObject({ code: 'NOT_FOUND', table: 't', operation: 'subscribe' })
  expectHelpful(error)
})

it('a change that cannot be published fails in the name of the stream table', async () => {
  const pg = await freshDatabase(
    'CREATE TABLE parts (id int PRIMARY KEY, a int, b int); INSERT INTO parts VALUES (1, 1, 1)',
  )
  await create(pg, 'SELECT a, 100 / sum(b) AS share FROM parts GROUP BY a')
  const subscription = await pg.trickle.subscribe('t', ignore)
  await expect(pg.exec('UPDATE parts SET b = 0')).rejects.toMatchObject({
    code: '22012',
    message: 'stream table public.t cannot follow this UPDATE on public.parts: division by zero',
  })
  await subscription.unsubscribe()
})
