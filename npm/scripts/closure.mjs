import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'

const JAR = createRequire(import.meta.url).resolve('google-closure-compiler-java/compiler.jar')

const EXPORTS = /^export \{[^}]*\};?$/m

const OPTIONS = {
  compilation_level: 'SIMPLE',
  language_in: 'UNSTABLE',
  language_out: 'ECMASCRIPT_NEXT',
  warning_level: 'QUIET',
  emit_use_strict: 'false',
}

/**
 * Optimizes what is within the functions of a module: variables that are not needed at the same time share a name, and
 * what is computed for nothing goes. Names at the top level and those of properties stay.
 *
 * @param {string} code
 */
export async function optimizeFunctions(code) {
  const [exports] = EXPORTS.exec(code) ?? []
  if (!exports) throw new Error('the module exports nothing')
  const compiler = spawn('java', ['-jar', JAR, ...Object.entries(OPTIONS).map(([name, value]) => `--${name}=${value}`)])
  compiler.stdin.end(code.replace(EXPORTS, ''))
  const [optimized, errors, [status]] = await Promise.all([
    text(compiler.stdout),
    text(compiler.stderr),
    once(compiler, 'close'),
  ])
  if (status !== 0) throw new Error(errors)
  return `${optimized}\n${exports}\n`
}
