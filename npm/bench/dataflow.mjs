import { D2, filter, groupBy, groupByOperators, join, MultiSet, map, output } from '@tanstack/db-ivm'

/** @typedef {{ id: number, customer_id: number, region: number, bucket: number, amount: number }} Order */
/** @typedef {{ id: number, name: string, segment: number }} Customer */

const { count, sum } = groupByOperators

/**
 * The same queries as dataflows of TanStack DB's db-ivm, which keeps rows and results in JavaScript. It adds numbers, not
 * numerics.
 *
 * @param {string} pattern
 * @param {(order: Order[]) => void} ready
 */
export function dataflow(pattern, ready) {
  const graph = new D2()
  const orders = /** @type {import('@tanstack/db-ivm').RootStreamBuilder<Order>} */ (graph.newInput())
  const customers = /** @type {import('@tanstack/db-ivm').RootStreamBuilder<Customer>} */ (graph.newInput())
  const told = output(() => ready([]))
  const joined = () =>
    orders.pipe(
      map((order) => /** @type {[number, Order]} */ ([order.customer_id, order])),
      join(customers.pipe(map((customer) => /** @type {[number, Customer]} */ ([customer.id, customer]))), 'inner'),
    )
  /** @param {'region' | 'bucket'} key */
  const grouped = (key) =>
    orders.pipe(
      groupBy((order) => ({ key: order[key] }), { n: count(), total: sum((/** @type {Order} */ o) => o.amount) }),
    )
  if (pattern === 'filter') orders.pipe(filter((order) => order.amount > 50)).pipe(told)
  else if (pattern === 'aggregate, 20 groups') grouped('region').pipe(told)
  else if (pattern === 'aggregate, 5,000 groups') grouped('bucket').pipe(told)
  else if (pattern === 'join') joined().pipe(told)
  else {
    joined()
      .pipe(map(([, [order, customer]]) => ({ segment: customer?.segment ?? 0, amount: order?.amount ?? 0 })))
      .pipe(groupBy((row) => ({ segment: row.segment }), { n: count(), total: sum((row) => row.amount) }))
      .pipe(told)
  }
  graph.finalize()
  return {
    /**
     * @param {Order[]} added
     * @param {Customer[]} [others]
     */
    add(added, others = []) {
      if (others.length > 0) customers.sendData(new MultiSet(others.map((customer) => [customer, 1])))
      orders.sendData(new MultiSet(added.map((order) => [order, 1])))
      graph.run()
    },
  }
}
