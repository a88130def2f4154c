import { useStreamTable } from '@pgtrickle/pglite-lite/react'
import { useState } from 'react'
import { type Database, insertOrders, type Region } from '../live/database'

/** Revenue by region, and a button that adds to it; also other tabs may do that. */
export function Regions({ pg }: { readonly pg: Database }) {
  const { rows, changes, error } = useStreamTable<Region>('revenue_by_region')
  const [problem, setProblem] = useState('')
  const insert = () =>
    insertOrders(pg, 1).then(
      () => setProblem(''),
      (failure) => setProblem(String(failure)),
    )
  if (error) return <p role="alert">{error.message}</p>
  if (!rows) return <p>Waiting for the rows …</p>
  const changed = new Set(changes.map(({ after }) => after?.region))
  return (
    <main>
      <article>
        <h1>Stream tables in React</h1>
        <button type="submit" onClick={insert}>
          Insert an order
        </button>
        {problem && <p role="alert">{problem}</p>}
        <table aria-label="revenue_by_region">
          <thead>
            <tr>
              <th scope="col">region</th>
              <th scope="col">orders</th>
              <th scope="col">revenue</th>
            </tr>
          </thead>
          <tbody>
            {rows
              .toSorted((a, b) => a.region.localeCompare(b.region))
              .map(({ region, orders, revenue }) => (
                <tr key={region} data-changed={changed.has(region)}>
                  <td>{region}</td>
                  <td>{orders}</td>
                  <td>{revenue}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </article>
    </main>
  )
}
