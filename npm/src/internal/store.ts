import type { PgTrickleError } from '../error.js'
import type { PGliteWithTrickle, StreamTableState } from '../types.js'

/** A stream table as something that is subscribed to and always has a state, which is how frameworks want it. */
export class Store<Row> {
  #state: StreamTableState<Row> = { rows: undefined, changes: [], error: undefined }

  constructor(
    readonly pg: Pick<PGliteWithTrickle, 'trickle'>,
    readonly name: string,
  ) {}

  /** The same object as long as nothing changes. */
  readonly state = (): StreamTableState<Row> => this.#state

  /** Follows the stream table until the returned function is called. */
  readonly subscribe = (changed: () => void): (() => void) => {
    const controller = new AbortController()
    const { signal } = controller
    const become = (state: Partial<StreamTableState<Row>>) => {
      if (signal.aborted) return
      this.#state = { ...this.#state, ...state }
      changed()
    }
    const onError = (error: PgTrickleError) => become({ error })
    this.pg.trickle
      .subscribe<Row>(this.name, ({ rows, changes }) => become({ rows, changes, error: undefined }), {
        rows: true,
        signal,
        onError,
      })
      .catch(onError)
    return () => controller.abort()
  }
}
