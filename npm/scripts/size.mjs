// Fails when the package, or what it adds to a bundled application, has grown over its limit.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const directory = fileURLToPath(new URL('..', import.meta.url))
// The bundle is to come below 25,000 bytes; until it does, this keeps it from growing.
const limits = { tarball: 50_000, bundle: 35_000 }

const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: directory, encoding: 'utf8' }))

const { outputFiles } = await build({
  stdin: {
    contents: "import { trickle } from '@pgtrickle/pglite-lite'; globalThis.extensions = { trickle }",
    resolveDir: directory,
  },
  bundle: true,
  minify: true,
  format: 'esm',
  external: ['@electric-sql/pglite'],
  write: false,
})
const bundle = outputFiles.reduce((total, { contents }) => total + gzipSync(contents, { level: 9 }).length, 0)

for (const [name, size, limit] of [
  ['tarball', packed.size, limits.tarball],
  ['application bundle, gzipped', bundle, limits.bundle],
]) {
  const fits = size < limit
  console.log(`${fits ? 'ok  ' : 'FAIL'} ${name}: ${size} of ${limit} bytes`)
  if (!fits) process.exitCode = 1
}
