// Writes into a data directory until it is killed. After each commit it prints the number of the transaction.
// Usage: node writer.mjs <directory> <seed>
import { PGlite } from '@electric-sql/pglite'
import { trickle } from '../../dist/index.js'
import { make, write } from './shop.mjs'

const [, , directory = '', seed = '1'] = process.argv

const pg = await PGlite.create(directory, { extensions: { trickle } })
await make(pg)
console.log('ready')
await write(pg, Number(seed), console.log)
