import {
  type ComputedRef,
  computed,
  type InjectionKey,
  inject,
  type MaybeRefOrGetter,
  shallowRef,
  toValue,
  watch,
} from 'vue'
import { Store } from './internal/store.js'
import type { PGliteWithTrickle, StreamTableState } from './types.js'

/**
 * The key under which an application provides a PGlite with the extension.
 *
 * @example
 * ```ts
 * createApp(Totals).provide(trickleKey, pg).mount('#app')
 * ```
 */
export const trickleKey: InjectionKey<Pick<PGliteWithTrickle, 'trickle'>> = Symbol('trickle')

/**
 * Follows a stream table as long as the scope lives: what shows it is updated once for each transaction that changes the
 * rows.
 *
 * @param name its name, as SQL writes it; another one is followed when it changes
 * @param options the database, where none is provided under {@link trickleKey}
 * @example
 * ```ts
 * const { rows, error } = useStreamTable<{ region: string; n: number }>('totals')
 * ```
 */
export function useStreamTable<Row = Record<string, unknown>>(
  name: MaybeRefOrGetter<string>,
  options?: { readonly pg?: Pick<PGliteWithTrickle, 'trickle'> | undefined },
): { readonly [Part in keyof StreamTableState<Row>]: ComputedRef<StreamTableState<Row>[Part]> } {
  const pg = options?.pg ?? inject(trickleKey, undefined)
  if (!pg) throw new Error('useStreamTable has no database: call app.provide(trickleKey, pg).')
  const state = shallowRef<StreamTableState<Row>>({ rows: undefined, changes: [], error: undefined })
  const follow = (current: string, _: unknown, onCleanup: (stop: () => void) => void) => {
    const store = new Store<Row>(pg, current)
    const show = () => {
      state.value = store.state()
    }
    show()
    onCleanup(store.subscribe(show))
  }
  watch(() => toValue(name), follow, { immediate: true })
  return {
    rows: computed(() => state.value.rows),
    changes: computed(() => state.value.changes),
    error: computed(() => state.value.error),
  }
}
