import type { Change } from '@pgtrickle/pglite-lite'
import { useStreamTable } from '@pgtrickle/pglite-lite/react'
import { useState } from 'react'
import { type Database, insertOrders, type Region } from '../live/database'

const AMOUNT = new Intl.NumberFormat('en', { minimumFractionDigits: 2 })

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
  if (!rows) return <p role="status">Waiting for the rows …</p>
  const changed = new Set(changes.map(({ after }) => after?.region))
  return (
    <>
      <article>
        <button type="submit" onClick={insert}>
          Insert an order
        </button>
        <h2>Revenue by region</h2>
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
                <tr key={region} data-changed={changes.length < rows.length && changed.has(region)}>
                  <td>{region}</td>
                  <td>{orders.toLocaleString('en')}</td>
                  <td>{AMOUNT.format(Number(revenue))}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </article>
      <article>
        <h2>What the last transaction changed</h2>
        <ul className="changes">
          {changes.map((change) => (
            <li key={change.key}>{told(change)}</li>
          ))}
        </ul>
      </article>
    </>
  )
}

function told({ before, after }: Change<Region>): string {
  const orders = [before, after].map((row) => row?.orders.toLocaleString('en') ?? 'none')
  return `${(after ?? before)?.region}: ${orders.join(' → ')} orders`
}
