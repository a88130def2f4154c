import { spawn } from 'node:child_process'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packageFolder = fileURLToPath(new URL('../../..', import.meta.url))

/** Where an example of the repository is. */
export const exampleFolder = (name: string): string => join(packageFolder, '..', name)

/** An application that has the built package installed, and PGlite as this package has it. */
export class Application {
  private constructor(readonly folder: string) {}

  /** An empty one; the name is that of its folder, where it can be looked at after the test. */
  static async create(name: string): Promise<Application> {
    const folder = join(packageFolder, 'target', 'applications', name)
    await rm(folder, { recursive: true, force: true })
    for (const part of ['package.json', 'dist']) {
      const installed = join(folder, 'node_modules', '@pgtrickle', 'pglite-lite', part)
      await cp(join(packageFolder, part), installed, { recursive: true })
    }
    const application = new Application(folder)
    await application.write({ 'package.json': '{ "private": true, "type": "module" }\n' })
    return application
  }

  /** One with the files of an example, in a folder of its own. */
  static async copyOf(example: string, name: string): Promise<Application> {
    const application = await Application.create(name)
    const left = ['node_modules', 'target', 'dist']
    await cp(exampleFolder(example), application.folder, {
      recursive: true,
      filter: (source) => !left.includes(basename(source)),
    })
    return application
  }

  /** Writes files, their names as keys. */
  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(this.folder, name, '..'), { recursive: true })
      await writeFile(join(this.folder, name), text)
    }
  }

  /** What Node prints when it runs a file; rejects with all of it when that fails. */
  run(...parameters: string[]): Promise<string> {
    const child = spawn(process.execPath, parameters, { cwd: this.folder, env: { ...process.env, NO_COLOR: '1' } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => {
        if (code === 0) resolve(output)
        else reject(new Error(`node ${parameters.join(' ')} ended with ${code}:\n${output}`))
      })
    })
  }

  /** Type-checks TypeScript and JavaScript files in strict mode, as a Vite application or a Node program has them. */
  async typecheck(...files: string[]): Promise<void> {
    const options = ['--noEmit', '--strict', '--allowJs', '--checkJs', '--skipLibCheck', '--ignoreConfig']
    const platform = ['--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', 'node']
    await this.run(join(packageFolder, 'node_modules', 'typescript', 'bin', 'tsc'), ...options, ...platform, ...files)
  }
}
