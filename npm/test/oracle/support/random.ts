/** Numbers that look random and are the same for the same seed. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0
  }

  /** A whole number from 0 to less than `limit`. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit)
  }

  /** True as often as `probability` says. */
  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  /** One of the choices. */
  pick<Choice>(...choices: Choice[]): Choice {
    const choice = choices[this.below(choices.length)]
    if (choice === undefined) throw new Error('nothing to choose from')
    return choice
  }

  /** So many texts, separated by commas. */
  list(count: number, one: () => string): string {
    return Array.from({ length: count }, one).join(', ')
  }

  /** A linear congruential step, its bits then mixed, as the low ones are poor. */
  private fraction(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) | 0
    let bits = this.state
    bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32
  }
}
