// Serves an empty in-memory PGlite on a free loopback port, prints the port, and ends with its standard input.
// Each line of that is a file, into which everything is dumped; then the line is printed.
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { pgDump } from '@electric-sql/pglite-tools/pg_dump'

const pg = await PGlite.create()
const server = new PGLiteSocketServer({ db: pg, host: '127.0.0.1', port: 0, maxConnections: 10 })
await server.start()
console.log(server.getServerConn())

for await (const file of createInterface(process.stdin)) {
  await writeFile(file, await (await pgDump({ pg })).text())
  console.log(file)
}
process.exit()
