import { PGlite } from '@electric-sql/pglite'
import { trickle } from '@pgtrickle/pglite-lite'

const pg = await PGlite.create({ extensions: { trickle } })
const output = document.querySelector('#output')

if (output) output.textContent = JSON.stringify(await pg.trickle.streamTables(), null, 2)
