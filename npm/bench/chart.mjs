const THEMES = {
  light: { text: '#1f2328', faint: '#d1d9e0', bars: ['#0969da', '#54aeff', '#b6e3ff', '#8250df'] },
  dark: { text: '#f0f6fc', faint: '#3d444d', bars: ['#58a6ff', '#1f6feb', '#0c2d6b', '#a371f7'] },
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/**
 * Horizontal bars in groups, as SVG for a light and for a dark page.
 *
 * @param {object} chart
 * @param {string} chart.title
 * @param {{ name: string, values: Record<string, number> }[]} chart.groups
 * @param {(value: number) => string} chart.label
 * @param {boolean} [chart.logarithmic] for values that differ by orders of magnitude
 * @param {number} [chart.line] a value to draw a line at
 * @returns {Record<'light' | 'dark', string>}
 */
export function chart({ title, groups, label, logarithmic = false, line }) {
  const names = Object.keys(groups[0]?.values ?? {})
  const values = groups.flatMap((group) => Object.values(group.values)).filter(Number.isFinite)
  const [low, high] = [logarithmic ? Math.min(...values) / 2 : 0, Math.max(...values, line ?? 0)]
  const [left, width, bar] = [170, 430, 14]
  const scale = (/** @type {number} */ value) =>
    width * (logarithmic ? Math.log(value / low) / Math.log(high / low) : value / high)
  const groupHeight = names.length * bar + 14
  const height = 66 + groups.length * groupHeight
  /** @param {keyof typeof THEMES} theme */
  const draw = (theme) => {
    const { text, faint, bars } = THEMES[theme]
    const legend = names.map((name, index) => {
      const x = left + (index % 3) * 150
      const y = 34 + Math.floor(index / 3) * 14
      return `<rect x="${x}" y="${y}" width="10" height="10" fill="${bars[index % bars.length]}"/>
<text x="${x + 14}" y="${y + 9}">${escaped(name)}</text>`
    })
    const body = groups.flatMap((group, position) => {
      const top = 66 + position * groupHeight
      return [
        `<text x="${left - 8}" y="${top + (names.length * bar) / 2 + 4}" text-anchor="end">${escaped(group.name)}</text>`,
        ...names.map((name, index) => {
          const value = group.values[name] ?? Number.NaN
          if (!Number.isFinite(value)) return ''
          const y = top + index * bar
          const length = Math.max(scale(value), 1).toFixed(1)
          return `<rect x="${left}" y="${y}" width="${length}" height="${bar - 3}" fill="${bars[index % bars.length]}"/>
<text x="${left + Number(length) + 5}" y="${y + 10}" font-size="10">${label(value)}</text>`
        }),
      ]
    })
    const mark =
      line === undefined
        ? ''
        : `<line x1="${left + scale(line)}" x2="${left + scale(line)}" y1="60" y2="${height - 8}" stroke="${faint}"/>`
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 ${height}" font-family="system-ui, sans-serif" font-size="12" fill="${text}">
<title>${escaped(title)}</title>
<text x="12" y="20" font-size="14" font-weight="600">${escaped(title)}</text>
${[mark, ...legend, ...body].filter(Boolean).join('\n')}
</svg>
`
  }
  return { light: draw('light'), dark: draw('dark') }
}
