import { PGlite } from '@electric-sql/pglite'
import { worker } from '@electric-sql/pglite/worker'

// One of the tabs that are open leads; the others use its database.
worker({ init: ({ dataDir = '' }) => PGlite.create(dataDir) })
