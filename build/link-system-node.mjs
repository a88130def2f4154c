// Puts the Node that runs this where Maven expects one, so that no second Node is downloaded.
// Usage: node link-system-node.mjs <directory>. Exits with 1 when this Node is too old or has no npm.
import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const oldestMajor = 20
const directory = process.argv[2]

function npmCli() {
  const beside = join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js')
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'))
  return [beside, ...onPath]
    .filter((file) => existsSync(file))
    .map((file) => realpathSync(file))
    .find((file) => file.endsWith('npm-cli.js'))
}

const cli = npmCli()
if (!directory || !cli || Number.parseInt(process.versions.node, 10) < oldestMajor) process.exit(1)

const shim = join(directory, 'node_modules/npm/bin/npm-cli.js')
rmSync(directory, { recursive: true, force: true })
mkdirSync(dirname(shim), { recursive: true })
symlinkSync(process.execPath, join(directory, process.platform === 'win32' ? 'node.exe' : 'node'))
writeFileSync(shim, `require(${JSON.stringify(cli)})\n`)
