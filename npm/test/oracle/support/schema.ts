import type { Oracle, Subjects } from './oracle.js'
import { RESET, ROWS, SCHEMA } from './patterns.js'

/** What happens to a row whose parent goes or changes its key. */
export type Action = 'CASCADE' | 'SET NULL' | 'NO ACTION'

interface Reference {
  readonly table: string
  readonly column: string
  readonly parent: string
  /** On delete, on update. */
  readonly actions: readonly [Action, Action]
}

/** The foreign keys of the schema; `lines` has its parent in its primary key, so it can only follow it. */
export const FOREIGN_KEYS = {
  orders_customer_id_fkey: {
    table: 'orders',
    column: 'customer_id',
    parent: 'customers',
    actions: ['CASCADE', 'CASCADE'],
  },
  notes_customer_id_fkey: {
    table: 'notes',
    column: 'customer_id',
    parent: 'customers',
    actions: ['SET NULL', 'CASCADE'],
  },
  notes_order_id_fkey: { table: 'notes', column: 'order_id', parent: 'orders', actions: ['SET NULL', 'SET NULL'] },
} as const satisfies Record<string, Reference>

/** The name of a foreign key of the schema. */
export type ForeignKey = keyof typeof FOREIGN_KEYS

/** Gives a foreign key other actions. */
export function foreignKey(name: ForeignKey, onDelete: Action, onUpdate: Action): string {
  const { table, column, parent } = FOREIGN_KEYS[name]
  return `ALTER TABLE ${table} DROP CONSTRAINT ${name}, ADD CONSTRAINT ${name} FOREIGN KEY (${column})
    REFERENCES ${parent} ON DELETE ${onDelete} ON UPDATE ${onUpdate};`
}

/** Installs stream tables over the schema and its rows. */
export function installSchema(oracle: Oracle, subjects: Subjects): Promise<void> {
  return oracle.install(SCHEMA + ROWS, subjects)
}

/** Ends a transaction that a failed test left open, and puts rows, foreign keys and triggers back as they were. */
export async function resetSchema(oracle: Oracle): Promise<void> {
  await oracle.pg.exec('ROLLBACK')
  const { rows } = await oracle.pg.query<{ drop: string }>(`
    SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) AS drop FROM pg_trigger
    WHERE NOT tgisinternal AND tgfoid IN (SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace)`)
  for (const { drop } of rows) await oracle.pg.exec(drop)
  // First the rows: a trigger that kept one from going left what no foreign key can be put over.
  await oracle.pg.exec(RESET)
  const present = await oracle.pg.query<{ name: string; definition: string }>(`
    SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype = 'f'`)
  for (const name of Object.keys(FOREIGN_KEYS) as ForeignKey[]) {
    const [onDelete, onUpdate] = FOREIGN_KEYS[name].actions
    const definition = present.rows.find((constraint) => constraint.name === name)?.definition ?? ''
    // NO ACTION is not printed
    const printed = definition.replace(/^.*REFERENCES \w+\(\w+\) ?/, '')
    const wanted = [`ON UPDATE ${onUpdate}`, `ON DELETE ${onDelete}`].filter((action) => !action.endsWith('NO ACTION'))
    if (printed !== wanted.join(' ')) await oracle.pg.exec(foreignKey(name, onDelete, onUpdate))
  }
}
