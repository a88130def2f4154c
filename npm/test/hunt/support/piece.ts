/**
 * SQL that knows how it can be made smaller: a text, a sequence with simpler things to put in its place, or a list whose
 * items can be left out.
 */
export type Piece = string | Sequence | List

interface Sequence {
  readonly parts: readonly Piece[]
  readonly simpler: readonly Piece[]
  /** Pieces of one name go together: a column, wherever it is written. */
  readonly name?: string
}

interface List {
  readonly items: readonly Piece[]
  readonly separator: string
  readonly least: number
  /** What introduces the list, where it has any items. */
  readonly before: string
}

/** SQL with pieces in it. */
export function sql(texts: TemplateStringsArray, ...pieces: (Piece | number)[]): Piece {
  const parts = texts.flatMap((text, index) => {
    const piece = pieces[index]
    return piece === undefined ? [text] : [text, typeof piece === 'number' ? `${piece}` : piece]
  })
  return { parts, simpler: [] }
}

/** A piece for which any of the others may stand. */
export function orSimpler(piece: Piece, ...simpler: Piece[]): Piece {
  return { parts: [piece], simpler }
}

/** A piece that may be left out. */
export function optional(piece: Piece): Piece {
  return orSimpler(piece, '')
}

/** A piece that is left out together with all others of the same name. */
export function named(name: string, piece: Piece): Piece {
  return { parts: [piece], simpler: [], name }
}

/** Items of which at least so many are needed. */
export function list(items: readonly Piece[], separator = ', ', least = 1, before = ''): Piece {
  return { items, separator, least, before }
}

/** The SQL itself. */
export function print(piece: Piece): string {
  if (typeof piece === 'string') return piece
  if ('parts' in piece) return piece.parts.map(print).join('')
  const items = piece.items.map(print).filter((item) => item !== '')
  return items.length === 0 ? '' : piece.before + items.join(piece.separator)
}

/** Everything that is one step smaller, the largest steps first. */
export function* smaller(piece: Piece): Generator<Piece> {
  if (typeof piece === 'string') return
  if ('parts' in piece) {
    yield* piece.simpler
    for (const parts of smallerOne(piece.parts)) yield { ...piece, parts }
  } else {
    for (const items of fewer(piece.items, piece.least)) yield { ...piece, items }
    for (const items of smallerOne(piece.items)) yield { ...piece, items }
  }
}

/** The items without one part of them, first the halves, then the quarters, down to one item. */
export function* fewer<Item>(items: readonly Item[], least = 0): Generator<readonly Item[]> {
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = items.length; end > 0; end -= size) {
      const left = items.filter((_, index) => index < end - size || index >= end)
      if (left.length >= least && left.length < items.length) yield left
    }
  }
}

function* smallerOne(parts: readonly Piece[]): Generator<readonly Piece[]> {
  for (const [index, part] of parts.entries()) {
    for (const other of smaller(part)) yield parts.map((kept, at) => (at === index ? other : kept))
  }
}

/** The names of pieces that go together. */
export function namesIn(piece: Piece, names = new Set<string>()): Set<string> {
  if (typeof piece === 'string') return names
  if ('parts' in piece && piece.name !== undefined) names.add(piece.name)
  for (const part of 'parts' in piece ? piece.parts : piece.items) namesIn(part, names)
  return names
}

/** The piece without those of that name. */
export function without(piece: Piece, name: string): Piece {
  if (typeof piece === 'string') return piece
  if ('items' in piece) return { ...piece, items: piece.items.map((item) => without(item, name)) }
  return piece.name === name ? '' : { ...piece, parts: piece.parts.map((part) => without(part, name)) }
}
