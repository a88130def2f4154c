// Fails when the package, or what it adds to a bundled application, has grown over its limit.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const directory = fileURLToPath(new URL('..', import.meta.url))

/**
 * What each way to use the package may add, in bytes, at once and later: the script that installs the catalog when a
 * database has none, subscriptions when the first is made.
 *
 * @type {Record<string, { code: string, limit: number, later?: Record<string, number> }>}
 */
const applications = {
  application: {
    code: "import { trickle } from '@pgtrickle/pglite-lite'; globalThis.extensions = { trickle }",
    limit: 36_000,
    later: { catalog: 9_400, changes: 3_700 },
  },
  'React hook': {
    code: "export * from '@pgtrickle/pglite-lite/react'",
    limit: 800,
  },
  'Vue composable': {
    code: "export * from '@pgtrickle/pglite-lite/vue'",
    limit: 800,
  },
}

/** @param {string} code */
async function sizesOf(code) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: directory },
    absWorkingDir: directory,
    outdir: 'size',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    external: ['@electric-sql/pglite', 'react', 'vue'],
    write: false,
    metafile: true,
  })
  const files = new Map(
    outputFiles.map(({ path, contents }) => [path.slice(directory.length), gzipSync(contents, { level: 9 }).length]),
  )
  const atOnce = new Set(
    Object.keys(metafile.outputs).filter((path) => metafile.outputs[path]?.entryPoint === '<stdin>'),
  )
  for (const path of atOnce) {
    for (const file of metafile.outputs[path]?.imports ?? []) {
      if (file.kind === 'import-statement' && !file.external) atOnce.add(file.path)
    }
  }
  let now = 0
  /** @type {[path: string, size: number][]} */
  const later = []
  for (const [path, size] of files) {
    if (atOnce.has(path)) now += size
    else later.push([path, size])
  }
  return { now, later }
}

/**
 * @param {string} name
 * @param {number} size
 * @param {number} limit
 */
function report(name, size, limit) {
  const fits = size < limit
  console.log(`${fits ? 'ok  ' : 'FAIL'} ${name}: ${size} of ${limit} bytes`)
  if (!fits) process.exitCode = 1
}

const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: directory, encoding: 'utf8' }))
report('tarball', packed.size, 50 * 1024)
for (const [name, { code, limit, later = {} }] of Object.entries(applications)) {
  const sizes = await sizesOf(code)
  report(`${name} bundle, gzipped`, sizes.now, limit)
  for (const [path, size] of sizes.later) {
    const [part = path, most = 0] = Object.entries(later).find(([part]) => path.includes(part)) ?? []
    report(`  loaded later: ${part}`, size, most)
  }
}
