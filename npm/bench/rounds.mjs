/**
 * Lets contenders take turns: the machine's speed drifts by more than they differ. In each round every contender does the
 * same pieces of work, several times in a row as an application would; the first of a row, whose caches another has
 * emptied, and the first fifth of all rounds do not count.
 *
 * @template Contender
 * @param {Contender[]} contenders
 * @param {number} samples how many times each piece of work counts
 * @param {import('./report.mjs').Progress} progress
 * @param {(contender: Contender, id: number) => Promise<Record<string, number>>} work gives the time of each piece
 * @param {number} first the first id
 * @param {(contender: Contender, piece: string, took: number) => void} keep
 */
export async function rounds(contenders, samples, progress, work, first, keep) {
  const row = 5
  const counted = Math.ceil(samples / (row - 1))
  const warmUp = Math.ceil(counted / 4)
  for (let round = 0; round < counted + warmUp; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + round) % contenders.length]
      if (!contender) continue
      for (let place = 0; place < row; place++) {
        const took = await work(contender, first + round * row + place)
        if (round < warmUp || place === 0) continue
        for (const [piece, microseconds] of Object.entries(took)) keep(contender, piece, microseconds)
      }
    }
    progress(round + 1, counted + warmUp, 'rounds')
  }
}

/** Timings of many pieces of work by many contenders. */
export class Times {
  /** @type {Map<string, number[]>} */
  #times = new Map()

  /**
   * @param {string} contender
   * @param {string} piece
   * @param {number} microseconds
   */
  add(contender, piece, microseconds) {
    const key = `${contender}\n${piece}`
    const times = this.#times.get(key) ?? []
    times.push(microseconds)
    this.#times.set(key, times)
  }

  /**
   * @param {string} contender
   * @param {string} piece
   */
  of(contender, piece) {
    return this.#times.get(`${contender}\n${piece}`) ?? []
  }
}
