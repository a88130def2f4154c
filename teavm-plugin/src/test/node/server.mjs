// Serves an empty in-memory PGlite on a free loopback port, prints the port, and ends with its standard input.
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

const server = new PGLiteSocketServer({ db: await PGlite.create(), host: '127.0.0.1', port: 0, maxConnections: 10 })
await server.start()
console.log(server.getServerConn())

process.stdin.resume().on('end', () => process.exit())
