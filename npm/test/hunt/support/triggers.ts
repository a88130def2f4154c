import type { Random } from '../../oracle/support/random.js'
import type { Piece } from './piece.js'
import type { Table } from './schema.js'

/** A user's trigger that writes the same table or another one; it stops at the second level. */
export function randomTrigger(random: Random, tables: readonly Table[]): Piece {
  const [on, other] = [random.pick(...tables), random.pick(...tables)]
  const name = `${random.pick('a', 'Z', 'zz')}_${on.name}_${random.below(1000)}`
  const before = random.chance(0.25)
  const event = random.pick('INSERT', 'UPDATE', 'DELETE', 'INSERT OR UPDATE', 'UPDATE OR DELETE')
  const row = event.includes('DELETE') ? 'OLD' : 'NEW'
  const body = before ? changeRow(random, on, row) : writeOther(random, on, other, row)
  const tablesSeen = !before && on.parts.length === 0 && !event.includes(' OR ') && random.chance(0.3)
  const seen = `REFERENCING ${event === 'INSERT' ? 'NEW TABLE AS seen' : 'OLD TABLE AS seen'} `
  return `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $user$ BEGIN
  IF pg_trigger_depth() < 3 THEN ${body} END IF; RETURN ${row}; END $user$;
CREATE TRIGGER "${name}" ${before ? 'BEFORE' : 'AFTER'} ${event} ON ${on.name} ${tablesSeen ? seen : ''}FOR EACH ROW EXECUTE FUNCTION "${name}"()`
}

function changeRow(random: Random, table: Table, row: string): string {
  const column = freeColumn(random, table)
  if (row === 'OLD' || column === undefined) return `IF ${row}.id IS NULL THEN RETURN NULL; END IF;`
  return random.pick(`NEW.${column} := NULL;`, `IF NEW.${column} IS NULL THEN RETURN NULL; END IF;`)
}

function writeOther(random: Random, on: Table, other: Table, row: string): string {
  const column = freeColumn(random, other)
  const match = on.columns.find(({ name }) => other.columns.some((its) => its.name === name && name !== 'made'))
  const type = other.columns.find(({ name }) => name === match?.name)?.type
  const same = match !== undefined && type === match.type ? `${match.name} = ${row}.${match.name}` : 'true'
  return random.pick(
    `DELETE FROM ${other.name} WHERE ${same};`,
    column === undefined
      ? `DELETE FROM ${other.name} WHERE ${same};`
      : `UPDATE ${other.name} SET ${column} = NULL WHERE ${same};`,
    column === undefined ? '' : `UPDATE ${other.name} SET ${column} = ${column} WHERE ${same};`,
    `INSERT INTO ${other.name} SELECT * FROM ${other.name} WHERE ${same} LIMIT 1 ON CONFLICT DO NOTHING;`,
  )
}

function freeColumn(random: Random, table: Table): string | undefined {
  const free = table.columns.filter(({ nullable, generated }) => nullable && generated === undefined)
  return free.length === 0 ? undefined : random.pick(...free).name
}
