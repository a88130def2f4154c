/** A step of a plan, as EXPLAIN (FORMAT JSON) prints it. */
export interface PlanNode {
  readonly 'Node Type': string
  readonly 'CTE Name'?: string
  readonly 'Subplan Name'?: string
  readonly 'Parent Relationship'?: string
  readonly Plans?: readonly PlanNode[]
}

/** A table of the hunt has hardly more rows. */
const TABLE = 20

/** Groups and distinct rows are hardly more. */
const GROUPS = 20_000

/**
 * The most rows that a step of a plan may have to look at, were every condition true for every row.
 *
 * @param node the last step
 * @param shared what the WITH queries around it give
 */
export function mostRows(node: PlanNode, shared: Map<string, number>): number {
  return measure(node, shared).work
}

function measure(node: PlanNode, shared: Map<string, number>): { rows: number; work: number } {
  let rows = 1
  let work = 0
  const inputs: number[] = []
  for (const plan of node.Plans ?? []) {
    const step = measure(plan, shared)
    const relationship = plan['Parent Relationship']
    work = Math.max(work, step.work)
    if (relationship === 'InitPlan') shared.set(plan['Subplan Name']?.replace('CTE ', '') ?? '', step.rows)
    else if (relationship === 'SubPlan') rows = Math.max(rows, step.work)
    else inputs.push(step.rows)
  }
  const kind = node['Node Type']
  // What a nested query looks at, it looks at for each row.
  const repeated = rows
  if (kind === 'CTE Scan') rows = shared.get(node['CTE Name'] ?? '') ?? TABLE
  else if (inputs.length === 0) rows = TABLE
  else if (/Join|Nested Loop/.test(kind)) rows = inputs.reduce((product, input) => product * input, 1)
  else rows = inputs.reduce((sum, input) => sum + input, 0)
  work = Math.max(work, rows * repeated)
  return { rows: /Aggregate|Group|Unique|SetOp/.test(kind) ? Math.min(rows, GROUPS) : rows, work }
}
