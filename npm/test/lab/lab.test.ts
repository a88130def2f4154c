import { PGlite } from '@electric-sql/pglite'
import { it } from 'vitest'
import { trickle } from '../../src/index.js'
import * as constructs from '../oracle/support/constructs.js'
import { SCHEMA, ROWS } from '../oracle/support/patterns.js'
it('lab', async () => {
  const pg = await PGlite.create({ extensions: { trickle } })
  await pg.exec(SCHEMA); await pg.exec(ROWS)
  for (const [group, subjects] of Object.entries(constructs)) for (const [name, { query }] of Object.entries(subjects)) {
    try {
      const t = await pg.trickle.createStreamTable(name, query) as any
      console.log(group, name, (t.stages as any[]).map(s => s.name + ' ' + s.maintenance).join(' -> '))
    } catch (e: any) { console.log(group, name, 'ERROR', e.code, e.message, e.cause?.message ?? '', e.cause?.stack?.slice?.(0,300) ?? '') }
  }
  await pg.close()
}, 600000)
