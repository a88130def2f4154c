import { Source } from './source.mjs'

/**
 * Strings and their builders over JavaScript's own strings. A key is a function's name without the number of its overload,
 * and its parameters.
 *
 * @type {Record<string, string>}
 */
const FUNCTIONS = {
  'jl_String_charAt(var$0, var$1)': `var$0.$nativeString.charCodeAt(var$1)`,
  'jl_String_startsWith($this, $prefix, $toffset)': `+$this.$nativeString.startsWith($prefix.$nativeString, $toffset)`,
  'jl_String_startsWith($this, $prefix)': `+$this.$nativeString.startsWith($prefix.$nativeString)`,
  'jl_String_endsWith($this, $suffix)': `+$this.$nativeString.endsWith($suffix.$nativeString)`,
  'jl_String_contains($this, $s)': `+$this.$nativeString.includes($s.$nativeString)`,
  'jl_String_indexOf($this, $ch, $fromIndex)': `$this.$nativeString.indexOf(String.fromCharCode($ch), $fromIndex)`,
  'jl_String_substring($this, $beginIndex, $endIndex)': `$rt_str($this.$nativeString.slice($beginIndex, $endIndex))`,
  'jl_Character_toLowerCase($ch)': `String.fromCharCode($ch).toLowerCase().charCodeAt(0)`,
  'jl_AbstractStringBuilder__init_($this, $capacity)': `{ $this.$buffer = ""; }`,
  'jl_AbstractStringBuilder_ensureCapacity($this, $capacity)': `{}`,
  'jl_AbstractStringBuilder_insertSpace($this, $start, $end)': `{}`,
  'jl_AbstractStringBuilder_insert($this, $target, $value, $radix)': `$rt_insert($this, $target, $value.toString($radix))`,
  'jl_AbstractStringBuilder_toString($this)': `$rt_str($this.$buffer)`,
  'jl_StringBuilder__init_($this, $value)': `{ $this.$buffer = ""; $rt_insert($this, 0, $value.$nativeString); }`,
  'jl_StringBuilder_append($this, $c)': `$rt_insert($this, $this.$length, String.fromCharCode($c))`,
  'jl_StringBuilder_append($this, $s, $start, $end)': `$rt_insert($this, $this.$length, $s.$nativeString.slice($start, $end))`,
  'jl_StringBuilder_insert($this, var$1, var$2)': `$rt_insert($this, var$1, var$2 === null ? "null" : var$2.$nativeString)`,
  'ju_Objects_requireNonNull($obj)': `$obj`,
}

/** What the builders call. */
const INSERT = `$rt_insert = (builder, index, text) => {
    let buffer = builder.$buffer;
    builder.$buffer = buffer.slice(0, index) + text + buffer.slice(index);
    builder.$length += text.length;
    return builder;
}`

/** @param {string} code */
export function shortenStrings(code) {
  const source = new Source(code)
  for (const [name, { id, init }] of source.declarations()) {
    if (init?.type !== 'ArrowFunctionExpression') continue
    const parameters = init.params
      .map((/** @type {import('./source.mjs').Node} */ node) => source.textOf(node))
      .join(', ')
    const shorter = FUNCTIONS[`${name.replace(/\d+$/, '')}(${parameters})`]
    const before = source.textOf(init.body)
    if (shorter !== undefined) {
      source.replace(init.body, shorter)
    } else if (before.includes('.$buffer')) {
      throw new Error(`${source.textOf(id)}(${parameters}) reads the buffer of a StringBuilder`)
    }
    if (name === '$rt_str') source.replace({ ...id, end: id.start }, `${INSERT},\n`)
  }
  return source.text()
}
