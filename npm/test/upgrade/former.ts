import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Extension } from '@electric-sql/pglite'

/** The extension as a released version had it, unpacked from the very package. */
export async function released(version: string): Promise<{ trickle: Extension }> {
  const folder = fileURLToPath(new URL(`../../target/released/${version}/`, import.meta.url))
  const tarball = fileURLToPath(new URL(`fixtures/pglite-lite-${version}.tgz`, import.meta.url))
  await mkdir(folder, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', folder])
  return import(/* @vite-ignore */ `${folder}package/dist/index.js`)
}

/** Calls that every released version has. */
export interface Calls {
  createStreamTable(name: string, query: string): Promise<unknown>
  streamTables(): Promise<{ name: string; status: string; created: string }[]>
}
