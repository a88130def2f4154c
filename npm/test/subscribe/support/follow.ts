import { onTestFinished } from 'vitest'
import type { Change, ChangeEvent, SubscribeOptions } from '../../../src/index.js'
import { type Database, rows } from '../../support/database.js'

/** Follows a stream table until the test ends, and writes down what its callback is told. */
export async function follow(pg: Database, name = 't', options: SubscribeOptions = {}) {
  const events: ChangeEvent[] = []
  const subscription = await pg.trickle.subscribe(name, (event) => events.push(event), options)
  onTestFinished(() => subscription.unsubscribe())
  return {
    subscription,
    /** The events since this was asked last. */
    events: () => events.splice(0),
    /** The changes in them as text, sorted within each event. */
    told: () => events.splice(0).map(({ changes }) => changes.map(asText).sort()),
  }
}

/** A change without its key. */
export function asText({ type, before, after }: Change): string {
  const versions = [before, after].filter((row) => row !== undefined)
  return `${type} ${versions.map((row) => Object.values(row).map(String).join(' ')).join(' -> ')}`
}

/** A stream table `t`. */
export async function create(pg: Database, query: string): Promise<Database> {
  await pg.trickle.createStreamTable('t', query)
  return pg
}

/** Rows in an order of their own, whatever order they came in. */
export function sorted(all: readonly unknown[]): string[] {
  return all.map((row) => JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))).sort()
}

/** What of publishing is in the database. */
export async function traces(pg: Database): Promise<unknown> {
  const [triggers, functions, publications, changes, channels] = await Promise.all(
    [
      "SELECT tgname FROM pg_trigger WHERE starts_with(tgname, '!__pgt_publish')",
      "SELECT proname FROM pg_proc WHERE proname ~ '__pgt_\\d+_publish'",
      'SELECT * FROM pgtrickle.pgt_publications',
      'SELECT * FROM pgtrickle.pgt_changes',
      'SELECT pg_listening_channels()',
    ].map((query) => rows(pg, query)),
  )
  return { triggers, functions, publications, changes, channels }
}

/** The answer where there is nothing. */
export const NOTHING = { triggers: [], functions: [], publications: [], changes: [], channels: [] }
