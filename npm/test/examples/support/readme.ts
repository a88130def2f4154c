import { readFileSync } from 'node:fs'

/** A fenced block of the README. */
export interface Block {
  /** The heading it stands under. */
  readonly heading: string
  readonly language: string
  readonly text: string
}

/** A program of the README and what it says the program prints. */
export interface Program {
  readonly heading: string
  readonly text: string
  readonly prints: string
}

/** The README as it is. */
export const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8')

/** Its blocks, in order. */
export const blocks: readonly Block[] = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map((match) => ({
  heading: readme.slice(0, match.index).match(/.*^#+ ([^\n]*)/ms)?.[1] ?? '',
  language: match[1] ?? '',
  text: match[2] ?? '',
}))

/** Its JavaScript, every block a whole program. What it prints is in the comments behind, or in the text block after it. */
export const programs: readonly Program[] = blocks.flatMap(({ heading, language, text }, index) => {
  if (language !== 'js') return []
  const comments = [...text.matchAll(/^ *console\.log\(.*\) \/\/ (.*)$/gm)].map((match) => match[1])
  const after = blocks[index + 1]
  const prints = after?.language === 'text' && comments.length === 0 ? after.text : comments.join('\n')
  return [{ heading, text, prints }]
})

/** The files it tells to write, which say their names in a comment on their first line. */
export const files: Readonly<Record<string, string>> = Object.fromEntries(
  blocks.flatMap(({ text }) => {
    const name = text.match(/^(?:\/\/|<!--) ([\w./]+)(?: -->)?\n/)?.[1]
    return name ? [[name, text]] : []
  }),
)

/** Printed values on one line, however wide the printer thought a line was. */
export const oneLine = (printed: string): string => printed.replaceAll(/\s+/g, ' ').trim()
