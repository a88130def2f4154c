import type { Random } from './random.js'
import { type Action, FOREIGN_KEYS, type ForeignKey, foreignKey } from './schema.js'

const watched = ['orders', 'lines', 'notes'].flatMap((table) => ['DELETE', 'UPDATE'].map((event) => [table, event]))

/** User row triggers: which table, when, what. Those that write their own table stop at the second level. */
const TRIGGERS: readonly string[] = [
  trigger(
    'follow_orders',
    'AFTER INSERT OR UPDATE ON orders',
    'NEW.quantity = 1',
    `
    INSERT INTO logs VALUES ('order', NEW.price::text, NEW.quantity);
    UPDATE customers SET score = (coalesce(score, 0) + 1) % 5 WHERE id = NEW.customer_id; RETURN NULL;`,
  ),
  trigger(
    'precede_orders',
    'BEFORE INSERT OR UPDATE ON orders',
    'NEW.quantity = 2',
    `
    NEW.price := NEW.price + 0.125; NEW.weight := 0.5;
    UPDATE customers SET region = 'B' WHERE id = NEW.customer_id AND region IS NULL; RETURN NEW;`,
  ),
  trigger(
    'precede_delete',
    'BEFORE DELETE ON orders',
    'true',
    `
    DELETE FROM lines WHERE order_id = OLD.id; DELETE FROM logs WHERE size = OLD.quantity;
    IF OLD.quantity = 0 THEN RETURN NULL; END IF; RETURN OLD;`,
  ),
  trigger(
    'again',
    'AFTER INSERT OR UPDATE ON orders',
    'pg_trigger_depth() < 1',
    `
    UPDATE orders SET quantity = (coalesce(quantity, 0) + 1) % 5, price = 1.25 WHERE id = NEW.id;
    UPDATE orders SET weight = 0.75, customer_id = NEW.customer_id WHERE id = NEW.id + 1; RETURN NULL;`,
  ),
  trigger('vanish', 'AFTER INSERT ON orders', 'NEW.quantity = 4', 'DELETE FROM orders WHERE id = NEW.id; RETURN NULL;'),
  trigger(
    'restore',
    'AFTER DELETE ON notes',
    "OLD.body = 'x' AND pg_trigger_depth() < 2",
    `
    INSERT INTO notes VALUES (OLD.id, NULL, NULL, OLD.body) ON CONFLICT DO NOTHING; RETURN NULL;`,
  ),
  trigger(
    'double',
    'AFTER INSERT ON logs',
    "NEW.level = 'warn'",
    `
    DELETE FROM logs WHERE level = 'warn' AND size = NEW.size; INSERT INTO logs VALUES ('two', NEW.message, NEW.size);
    RETURN NULL;`,
  ),
  trigger(
    'sibling',
    'AFTER UPDATE ON customers',
    'pg_trigger_depth() < 1',
    `
    UPDATE customers SET score = NEW.score, region = NEW.region WHERE id = NEW.id + 1;
    UPDATE orders SET quantity = NEW.score WHERE customer_id = NEW.id; RETURN NULL;`,
  ),
  watched
    .map(([table, event]) =>
      trigger(
        `watch_${table}_${event}`.toLowerCase(),
        `AFTER ${event} ON ${table} REFERENCING OLD TABLE AS before`,
        'true',
        'PERFORM count(*) FROM before; RETURN NULL;',
      ),
    )
    .join('\n'),
]

/** Foreign key actions and user triggers, drawn at random, each a statement. */
export function randomSetup(random: Random): string[] {
  const action = () => random.pick<Action>('CASCADE', 'CASCADE', 'SET NULL', 'SET NULL', 'NO ACTION')
  const keys = (Object.keys(FOREIGN_KEYS) as ForeignKey[]).map((name) => foreignKey(name, action(), action()))
  const triggers = random.chance(0.4) ? [] : TRIGGERS.filter(() => random.chance(0.35))
  return [...keys, ...triggers]
}

function trigger(name: string, event: string, when: string, body: string): string {
  return `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $trigger$ BEGIN ${body} END $trigger$;
    CREATE TRIGGER ${name} ${event} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION ${name}();`
}
