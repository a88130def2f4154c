import { TrickleProvider } from '@pgtrickle/pglite-lite/react'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openDatabase } from '../live/database'
import { Regions } from './regions'

/** What surrounds the content, also while Postgres starts. */
function Page({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header>
        <h1>Stream tables in React</h1>
        <p>
          A component that calls <code>useStreamTable('revenue_by_region')</code> renders once for each transaction that
          changes the rows, whichever tab it comes from. Open <a href="live.html">the page with the orders</a> beside
          it.
        </p>
      </header>
      <main>{children}</main>
    </>
  )
}

const root = createRoot(document.getElementById('root') as HTMLElement)
root.render(
  <Page>
    <p role="status">Starting Postgres …</p>
  </Page>,
)
const pg = await openDatabase(10_000)
root.render(
  <StrictMode>
    <Page>
      <TrickleProvider pg={pg}>
        <Regions pg={pg} />
      </TrickleProvider>
    </Page>
  </StrictMode>,
)
