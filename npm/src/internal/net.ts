/** A signed change of one row, in text: its weight, its identity (empty where it has none) and its values. */
export type Entry = readonly [weight: number, identity: string, content: string]

/** A row as it was or as it is. */
type Version = readonly [identity: string, content: string]

/** What became of a row: it came, went, or has other values or another identity. */
export interface Step {
  readonly before?: Version
  after?: Version | undefined
}

/**
 * The net effect of a transaction, in an order in which no key is free for a new row before all of it is followed. A row
 * that returns with another identity alone is one step. Rows without identity get one of their content and a number.
 *
 * @param copies how many rows there are of each content, where rows have no identity; is brought up to date
 */
export function net(entries: Iterable<Entry>, copies: Map<string, number>): Step[] {
  const changed: Step[] = []
  const gone: Step[] = []
  const come: Step[] = []
  for (const [identity, contents] of sums(entries)) {
    let before: Version | undefined
    let after: Version | undefined
    for (const [content, weight] of contents) {
      if (identity) {
        if (weight < 0) before = [identity, content]
        if (weight > 0) after = [identity, content]
        continue
      }
      let number = copies.get(content) ?? 0
      const wanted = number + weight
      while (number > wanted) gone.push({ before: [`${content}#${number--}`, content] })
      while (number < wanted) come.push({ after: [`${content}#${++number}`, content] })
      if (wanted) copies.set(content, wanted)
      else copies.delete(content)
    }
    if (before && after) changed.push({ before, after })
    else if (before) gone.push({ before })
    else if (after) come.push({ after })
  }
  if (gone.length === 0 || come.length === 0) return changed.concat(come, gone)
  const left = unmatched(come, gone)
  const moved = gone.filter(({ after }) => after)
  return [...changed, ...moved, ...left, ...gone.filter(({ after }) => !after)]
}

function sums(entries: Iterable<Entry>): Map<string, Map<string, number>> {
  const sums = new Map<string, Map<string, number>>()
  for (const [weight, identity, content] of entries) {
    const contents = sums.get(identity) ?? new Map<string, number>()
    sums.set(identity, contents.set(content, (contents.get(content) ?? 0) + weight))
  }
  return sums
}

/** Completes rows that went by rows of the same content that came; gives those that are left. */
function unmatched(come: Step[], gone: readonly Step[]): Step[] {
  const waiting = new Map<string | undefined, Step[]>()
  for (const step of gone) {
    const content = step.before?.[1]
    const same = waiting.get(content)
    if (same) same.push(step)
    else waiting.set(content, [step])
  }
  return come.filter(({ after }) => {
    const step = waiting.get(after?.[1])?.pop()
    if (step) step.after = after
    return !step
  })
}
