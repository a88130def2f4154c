import {
  createContext,
  createElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useMemo,
  useSyncExternalStore,
} from 'react'
import { Store } from './internal/store.js'
import type { PGliteWithTrickle, StreamTableState } from './types.js'

const Database = createContext<Pick<PGliteWithTrickle, 'trickle'> | undefined>(undefined)

/**
 * Hands a PGlite with the extension to the components below.
 *
 * @example
 * ```tsx
 * createRoot(element).render(<TrickleProvider pg={pg}><Totals /></TrickleProvider>)
 * ```
 */
export function TrickleProvider(properties: {
  readonly pg: Pick<PGliteWithTrickle, 'trickle'>
  readonly children?: ReactNode
}): ReactElement {
  return createElement(Database.Provider, { value: properties.pg }, properties.children)
}

/**
 * Follows a stream table while the component is mounted: it renders once for each transaction that changes the rows.
 *
 * @param name its name, as SQL writes it
 * @param options the database, where no {@link TrickleProvider} hands it down
 * @example
 * ```tsx
 * function Totals() {
 *   const { rows = [], error } = useStreamTable<{ region: string; n: number }>('totals')
 *   if (error) return <p>{error.message}</p>
 *   return <ul>{rows.map(({ region, n }) => <li key={region}>{region}: {n}</li>)}</ul>
 * }
 * ```
 */
export function useStreamTable<Row = Record<string, unknown>>(
  name: string,
  options?: { readonly pg?: Pick<PGliteWithTrickle, 'trickle'> | undefined },
): StreamTableState<Row> {
  const provided = useContext(Database)
  const pg = options?.pg ?? provided
  if (!pg) throw new Error('useStreamTable has no database: wrap the component in <TrickleProvider pg={pg}>.')
  const store = useMemo(() => new Store<Row>(pg, name), [pg, name])
  return useSyncExternalStore(store.subscribe, store.state, store.state)
}
