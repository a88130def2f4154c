import { createElement, StrictMode, useTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it, onTestFinished } from 'vitest'
import { TrickleProvider, useStreamTable } from '../../src/react.js'
import { create, NOTHING, traces } from '../subscribe/support/follow.js'
import type { Database } from '../support/database.js'
import { window } from '../support/dom.js'
import { openShop, QUERIES } from '../support/shop.js'

const open = async () => create(await openShop(), QUERIES.totals)

/** Renders a component that shows a stream table, and counts how often it is rendered. */
function render(pg: Database, options: { strict?: boolean; name?: string } = {}) {
  const renders: (readonly unknown[] | undefined)[] = []
  function Totals({ name }: { readonly name: string }) {
    const { rows, changes, error } = useStreamTable<{ customer: number; n: number }>(name)
    renders.push(rows)
    useTransition()
    if (error) return createElement('p', null, error.code)
    const items = rows?.map(({ customer, n }) => createElement('li', { key: customer }, `${customer}: ${n}`))
    return createElement('ul', { title: changes.map(({ type }) => type).join(' ') }, items)
  }
  const container = window.document.createElement('div')
  const root = createRoot(container as unknown as Element)
  const tree = (name: string) => {
    const provider = createElement(TrickleProvider, { pg }, createElement(Totals, { name }))
    return options.strict ? createElement(StrictMode, null, provider) : provider
  }
  const show = (name: string) => root.render(tree(name))
  show(options.name ?? 't')
  const unmount = () => root.unmount()
  onTestFinished(unmount)
  const html = () => container.innerHTML
  return { html, renders, show, unmount }
}

const ROWS = '<li>1: 2</li><li>2: 1</li><li>3: 1</li>'
const sorted = (html: string) => (html.match(/<li>.*?<\/li>/g) ?? []).sort().join('')

it('shows the rows, and renders once for a transaction', async () => {
  const pg = await open()
  const { html, renders } = render(pg)
  await expect.poll(() => sorted(html())).toBe(ROWS)
  const before = renders.length
  await pg.exec('INSERT INTO orders SELECT n, n % 3 + 1, 1 FROM generate_series(100, 199) AS n')
  await expect.poll(html).toContain('title="update update update"')
  expect(renders.length).toBe(before + 1)
  await pg.exec('UPDATE orders SET amount = amount')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(renders.length).toBe(before + 1)
})

it('leaves nothing when it is unmounted, also in strict mode', async () => {
  const pg = await open()
  const { html, unmount } = render(pg, { strict: true })
  await expect.poll(() => sorted(html())).toBe(ROWS)
  expect(await traces(pg)).toMatchObject({ publications: [{ listeners: [expect.any(String)] }] })
  await pg.exec('DELETE FROM orders WHERE customer = 1')
  await expect.poll(() => sorted(html())).toBe('<li>2: 1</li><li>3: 1</li>')
  unmount()
  await expect.poll(() => traces(pg)).toEqual(NOTHING)
})

it('follows another stream table when the name changes', async () => {
  const pg = await open()
  await pg.trickle.createStreamTable('few', 'SELECT customer, count(*) AS n FROM orders WHERE id = 1 GROUP BY customer')
  const { html, show, unmount } = render(pg)
  await expect.poll(() => sorted(html())).toBe(ROWS)
  show('few')
  await expect.poll(() => sorted(html())).toBe('<li>1: 1</li>')
  unmount()
  await expect.poll(() => traces(pg)).toEqual(NOTHING)
})

it('tells what is wrong', async () => {
  const pg = await open()
  const { html, show } = render(pg, { name: 'nowhere' })
  await expect.poll(html).toBe('<p>NOT_FOUND</p>')
  show('t')
  await expect.poll(() => sorted(html())).toBe(ROWS)
  await pg.trickle.dropStreamTable('t')
  await expect.poll(html).toBe('<p>NOT_FOUND</p>')
})

it('says when it has no database', async () => {
  const errors: unknown[] = []
  const container = window.document.createElement('div') as unknown as Element
  const root = createRoot(container, { onUncaughtError: (error) => errors.push(error) })
  const Alone = () => {
    useStreamTable('t')
    return null
  }
  root.render(createElement(Alone))
  await expect.poll(() => String(errors[0])).toContain('<TrickleProvider pg={pg}>')
})
