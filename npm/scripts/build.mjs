// Makes dist/*.js: the TypeScript and the compiled Java it calls in one ES module. Terser comes last and sees all of it:
// that is 3 % smaller than shrinking the Java module alone and leaving the rest to esbuild.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { minify } from 'terser'
import { takeOutCatalog } from './catalog.mjs'
import { optimizeFunctions } from './closure.mjs'
import { orderFunctions } from './functions.mjs'
import { shrink } from './shrink/index.mjs'
import { gatherTexts } from './texts.mjs'

const directory = fileURLToPath(new URL('..', import.meta.url))
const MODULE = fileURLToPath(new URL('../../teavm-plugin/target/javascript/trickle.js', import.meta.url))

// Functions of TeaVM's runtime whose calls go where nobody uses their result.
const WITHOUT_EFFECT = ['$rt_cls', '$rt_arraycls', '$rt_createPrimitiveCls', '$unsupported']

const compile = async () => takeOutCatalog(await optimizeFunctions(shrink(await readFile(MODULE, 'utf8'))))

/** @type {import('esbuild').Plugin} */
const shrinkJava = {
  name: 'shrink-java',
  setup({ onLoad }) {
    /** @type {ReturnType<typeof compile> | undefined} */
    let compiled
    const once = () => {
      compiled ??= compile()
      return compiled
    }
    onLoad({ filter: /[\\/]trickle\.js$/ }, async () => ({ contents: (await once()).code }))
    onLoad({ filter: /[\\/]internal[\\/]catalog\.ts$/ }, async () => ({
      contents: `export const CATALOG = ${JSON.stringify((await once()).script)}`,
    }))
  },
}

/**
 * The parts of the package are packed by name, and zipped in that order: what is alike stands side by side, the SQL at the
 * end of the one before the catalog, so that this is 200 bytes smaller.
 *
 * @type {Record<string, string>}
 */
const NAMES = { chunk: 'base', subscriptions: 'changes' }

/** @type {(splitting: boolean, ...names: string[]) => import('esbuild').BuildOptions & { write: false }} */
const options = (splitting, ...names) => ({
  absWorkingDir: directory,
  entryPoints: names.map((name) => `src/${name}.ts`),
  outdir: 'dist',
  bundle: true,
  splitting,
  chunkNames: '[name]',
  format: 'esm',
  target: 'es2022',
  packages: 'external',
  // What only development adds has no part in how the rest is divided.
  external: ['./index.js'],
  plugins: [shrinkJava],
  write: false,
})

await rm(`${directory}/dist`, { recursive: true, force: true })
await mkdir(`${directory}/dist`)
// What the composables share is less than the file that they would load it from.
const builds = [options(true, 'index', 'development'), options(false, 'react', 'vue')]
const outputFiles = (await Promise.all(builds.map((each) => build(each)))).flatMap((result) => result.outputFiles)
/** What the files export to one another has long names, which nobody reads. */
const EXPORTED = /\bippb_TrickleModule_\w+\$exported\$\d+/g
const exported = [...new Set(outputFiles.flatMap(({ text }) => text.match(EXPORTED) ?? []))]

for (const { path, text } of outputFiles) {
  const short = text
    .replaceAll(EXPORTED, (name) => `$x${exported.indexOf(name)}`)
    .replaceAll(/"\.\/(\w+)\.js"/g, (specifier, name) => (NAMES[name] ? `"./${NAMES[name]}.js"` : specifier))
  const { code = '' } = await minify(short, {
    module: true,
    ecma: 2020,
    // a third pass, and shorter conditions, make the text shorter and what is zipped longer
    compress: {
      passes: 2,
      booleans: false,
      unsafe_comps: true,
      unsafe_arrows: true,
      pure_getters: true,
      pure_funcs: WITHOUT_EFFECT,
    },
  })
  const file = path.replace(/(\w+)\.js$/, (whole, name) => (NAMES[name] ? `${NAMES[name]}.js` : whole))
  await writeFile(file, `${gatherTexts(orderFunctions(code))}\n`)
}
