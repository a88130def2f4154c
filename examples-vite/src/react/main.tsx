import { TrickleProvider } from '@pgtrickle/pglite-lite/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openDatabase } from '../live/database'
import { Regions } from './regions'

const root = createRoot(document.getElementById('root') as HTMLElement)
root.render(<p>Starting Postgres …</p>)
const pg = await openDatabase(10_000)
root.render(
  <StrictMode>
    <TrickleProvider pg={pg}>
      <Regions pg={pg} />
    </TrickleProvider>
  </StrictMode>,
)
