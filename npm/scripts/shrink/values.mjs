import { callee, readClasses } from './classes.mjs'
import { rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

/**
 * What stands in place of a call, by the function's name without the number of its overload, and its parameters.
 *
 * @type {Record<string, (...values: string[]) => string>}
 */
const CALLS = {
  '$rt_str(str)': (text) => text,
  '$rt_ustr(str)': (text) => text,
  '$rt_wrapArray(cls, data)': (_, data) => data,
  '$rt_createArray(cls, sz)': (_, length) => (length === '0' ? '[]' : `Array(${length}).fill(null)`),
  '$rt_createIntArray(sz)': (length) => `Array(${length}).fill(0)`,
  'jl_String_isEmpty($this)': (text) => `(${text} ? 0 : 1)`,
  'jl_String_equals($this, $other)': (text, other) => `(${text} === ${other} ? 1 : 0)`,
  'jl_String_contains($this, $s)': (text, part) => `(${text}.includes(${part}) ? 1 : 0)`,
  'jl_String_startsWith($this, $prefix)': (text, prefix) => `(${text}.startsWith(${prefix}) ? 1 : 0)`,
  'jl_String_endsWith($this, $suffix)': (text, suffix) => `(${text}.endsWith(${suffix}) ? 1 : 0)`,
  'jl_String_substring($this, $beginIndex, $endIndex)': (text, begin, end) => `${text}.slice(${begin}, ${end})`,
  'jl_String_substring($this, $beginIndex)': (text, begin) => `${text}.slice(${begin})`,
  'jl_Math_min($a, $b)': (left, right) => `Math.min(${left}, ${right})`,
  'jl_Math_max($a, $b)': (left, right) => `Math.max(${left}, ${right})`,
  'jl_Boolean_toString($value)': (value) => `(${value} ? "true" : "false")`,
  'ju_Objects_requireNonNull($obj)': (value) => value,
  'otji_JSWrapper_unwrap($o)': (value) => value,
  'ju_Optional_of($value)': (value) => value,
  'ju_Optional_empty()': () => 'null',
  'ju_Optional_get($this)': (value) => value,
  'ju_Optional_isPresent($this)': (value) => `(${value} === null ? 0 : 1)`,
  'ju_Optional_isEmpty($this)': (value) => `(${value} === null ? 1 : 0)`,
  'ju_Optional_orElse($this, $other)': (value, other) => `(${value} ?? ${other})`,
  'ju_List_of()': () => '[]',
  'ju_List_of($e)': (element) => `[${element}]`,
  'ju_List_of($e1, $e2)': (first, second) => `[${first}, ${second}]`,
  'ju_ArrayList_get($this, $index)': (list, index) => `${list}[${index}]`,
  'ju_ArrayList_size($this)': (list) => `${list}.length`,
  'ju_ArrayList_add($this, $element)': (list, element) => `${list}.push(${element})`,
  'ju_AbstractCollection_isEmpty($this)': (list) => `(${list}.length ? 0 : 1)`,
  'ju_AbstractList_subList($this, $fromIndex, $toIndex)': (list, from, to) => `${list}.slice(${from}, ${to})`,
  'ju_ArrayList__init_($this)': () => '[]',
  'ju_ArrayList__init_($this, $initialCapacity)': () => '[]',
  'ju_ArrayList__init_($this, $c)': (_, list) => `[...${list}]`,
  'ju_TemplateCollections$ImmutableArrayList__init_($this, $list)': (_, list) => list,
}

/**
 * Functions whose body is replaced, by the same.
 *
 * @type {Record<string, string>}
 */
const BODIES = {
  'ju_ArrayList_ensureCapacity($this, $minCapacity)': `{}`,
  'jl_String__clinit_()': `{}`,
  'jl_String_charAt(var$0, var$1)': `var$0.charCodeAt(var$1)`,
  'jl_String_indexOf($this, $ch, $fromIndex)': `$this.indexOf(String.fromCharCode($ch), $fromIndex)`,
  'jl_Character_toLowerCase($ch)': `String.fromCharCode($ch).toLowerCase().charCodeAt(0)`,
}

/** What stands in place of a virtual method of a list or its iterator, by the name it has in Java. */
/** @type {Record<string, (...values: string[]) => string>} */
const VIRTUAL = {
  size: (list) => `${list}.length`,
  get: (list, index) => `${list}[${index}]`,
  isEmpty: (list) => `(${list}.length ? 0 : 1)`,
  iterator: (list) => `ju_AbstractList_iterator(${list})`,
  clone: (array) => `${array}.slice()`,
}

/** The iterators of lists, which are all of the first class. */
const ITERATORS =
  /^ju_(AbstractList\$(1|TListIteratorImpl|SubAbstractList\$SubAbstractListIterator)|Collections\$[45])$/

/** Static fields that methods of the class library give back. */
const CONSTANTS = new Map([
  ['jl_String_EMPTY', '""'],
  ['ju_Collections_EMPTY_LIST', '[]'],
])

/** Fields that stay, as properties of JavaScript's own values; an empty one is the value itself. */
const FIELDS = new Map([
  ['$nativeString', ''],
  ['data', ''],
  ['ju_ArrayList.$size', '.length'],
  ['ju_ArrayList.$array', ''],
  ['ju_Optional.$value', ''],
])

/**
 * Makes Java's strings, arrays, lists and optionals JavaScript's own strings, arrays and null. What Java does to them
 * and is not known here becomes a call of `$unsupported`, which the build refuses unless terser removes it.
 *
 * @param {string} code
 */
export function adoptNativeValues(code) {
  const source = new Source(code)
  const { classes, tables } = readClasses(source)
  const isA = (/** @type {string | null} */ name, /** @type {string} */ ancestor) => {
    for (let type = name; type; type = classes.get(type)?.parent ?? null) if (type === ancestor) return true
    return false
  }
  const isErased = (/** @type {string} */ name) =>
    isA(name, 'ju_AbstractList') ||
    ['jl_String', 'jl_StringBuilder', 'jl_AbstractStringBuilder', 'ju_Optional', 'ju_AbstractCollection'].includes(name)
  const virtual = new Map([['$clone0', VIRTUAL.clone]])
  const fields = new Map(FIELDS)
  for (const [name, { methods, fields: own }] of classes) {
    if (!isErased(name)) continue
    for (const [method, text] of methods) {
      const java = /_([a-zA-Z]+)\d*$/.exec(text)?.[1] ?? ''
      if (java === 'toString') continue
      virtual.set(method, (Object.hasOwn(VIRTUAL, java) && VIRTUAL[java]) || (() => `$unsupported("${name}.${java}")`))
    }
    for (const field of own) {
      const known = FIELDS.get(`${name}.${field.name.replace(/\d+$/, '')}`) ?? FIELDS.get(field.name)
      fields.set(field.name, known ?? `$unsupported("${name}")`)
    }
  }
  const iterators = classes.get('ju_AbstractList$1')?.methods ?? new Map()
  for (const [method, text] of iterators) {
    const others = [...classes].filter(([name, { methods }]) => methods.has(method) && !ITERATORS.test(name))
    if (others.length === 0) virtual.set(method, (...values) => `${text}(${values.join(', ')})`)
  }
  for (const [name, { methods }] of classes) {
    if (isErased(name) || ITERATORS.test(name)) continue
    for (const method of methods.keys()) {
      if (virtual.has(method)) throw new Error(`${name} has ${method} as a list or string`)
    }
  }
  const declarations = source.declarations()
  const calls = new Map()
  const bodies = new Map()
  for (const [name, { init }] of declarations) {
    if (init?.type !== 'ArrowFunctionExpression') continue
    const java = name.replace(/\d+$/, '')
    const parameters = init.params.map((/** @type {Node} */ node) => source.textOf(node)).join(', ')
    const key = `${java}(${parameters})`
    const body = BODIES[key]
    if (body) bodies.set(init.body, body)
    const [, type = '', method = ''] = /^(.*)_([a-zA-Z]+)$/.exec(java) ?? []
    const call =
      CALLS[key] ?? (isA(type, 'ju_AbstractList') && Object.hasOwn(VIRTUAL, method) ? VIRTUAL[method] : undefined)
    const made = init.body.body?.[0]?.declarations?.[0]?.init
    if (made?.type === 'NewExpression' && isErased(made.callee.name)) {
      const maker = callee(init.body.body[1].expression) ?? ''
      const inner = declarations.get(maker)?.init.params.map((/** @type {Node} */ node) => source.textOf(node)) ?? []
      const innerCall = CALLS[`${maker.replace(/\d+$/, '')}(${inner.join(', ')})`]
      if (innerCall) calls.set(name, (/** @type {string[]} */ ...values) => innerCall('', ...values))
    } else if (call) calls.set(name, call)
  }
  const strings = readStrings(source)
  const value = (/** @type {string} */ text) => (/^([\w$.]+|"([^"\\]|\\.)*"|\[\])$/.test(text) ? text : `(${text})`)
  return rewrite(
    code,
    (node, print, parents) => {
      if (isCopy(node)) return `${node.id.name} = array => array`
      if (tables.includes(node) || (node.type === 'FunctionDeclaration' && classes.has(node.id.name)))
        return source.textOf(node)
      if (bodies.has(node)) return bodies.get(node)
      if (node.type === 'CallExpression') {
        const name = callee(node)
        if (name === '$rt_s') return strings[node.arguments[0].value]
        if (name === '$rt_stringPool') return '0'
        if (name === '$rt_charArrayToString') return '$unsupported("char[]")'
        if (name === '$rt_createCharArray') return '$unsupported("char[]")'
        if (/^jl_String_indexOf\d*$/.test(name ?? '') && typeof node.arguments[1].value === 'number') {
          const [text, character, ...from] = node.arguments
          const values = [JSON.stringify(String.fromCharCode(character.value)), ...from.map(print)]
          return `${value(print(text))}.indexOf(${values.join(', ')})`
        }
        const call = calls.get(name)
        if (call) return call(...node.arguments.map((/** @type {Node} */ argument) => value(print(argument))))
        const method = node.callee.type === 'MemberExpression' && virtual.get(node.callee.property.name)
        if (method) return method(...[node.callee.object, ...node.arguments].map((argument) => value(print(argument))))
      }
      if (node.type === 'Identifier' && CONSTANTS.has(node.name) && parents.at(-1)?.type === 'ReturnStatement')
        return CONSTANTS.get(node.name)
      if (node.type === 'ExpressionStatement' && node.expression.left?.property?.name === '$modCount') return ';'
      if (node.type === 'MemberExpression' && node.property.name === '$modCount') return '0'
      if (node.type === 'MemberExpression' && !node.computed && fields.has(node.property.name)) {
        const field = fields.get(node.property.name)
        const isWritten = parents.at(-1)?.type === 'AssignmentExpression' && parents.at(-1)?.left === node
        if (isWritten && field === '' && isLocal(node.object, parents)) return print(node.object)
        if (isWritten && !field?.startsWith('.')) return `$unsupported("a field").written`
        return field?.startsWith('$') ? field : `${value(print(node.object))}${field}`
      }
      if (node.type === 'NewExpression' && node.callee.name === 'otji_JSWrapper')
        return '$unsupported("otji_JSWrapper")'
      if (node.type === 'NewExpression' && isErased(node.callee.name)) {
        return node.callee.name === 'ju_ArrayList' ? '[]' : `$unsupported("${node.callee.name}")`
      }
      if (node.type === 'BinaryExpression' && node.operator === 'instanceof' && isErased(node.right.name)) {
        return node.right.name === 'jl_String'
          ? `(typeof ${value(print(node.left))} === "string")`
          : `$unsupported("instanceof")`
      }
      return undefined
    },
    source.tree,
  )
}

/**
 * Whether a function makes a JavaScript array of an array of Java's strings.
 *
 * @param {Node} node
 */
function isCopy(node) {
  if (node.type !== 'VariableDeclarator' || !node.id.name.startsWith('otji_JS_wrap')) return false
  let converts = false
  walk(node.init, (part) => {
    if (callee(part) === '$rt_ustr') converts = true
  })
  return converts
}

/**
 * Whether a node is a variable of a method, but no parameter.
 *
 * @param {Node} node
 * @param {Node[]} parents
 */
function isLocal(node, parents) {
  const method = parents.filter(({ type }) => type === 'ArrowFunctionExpression').at(-1)
  return node.type === 'Identifier' && method?.params.every((/** @type {Node} */ { name }) => name !== node.name)
}

/**
 * The literals of the pool, as JavaScript writes them.
 *
 * @param {Source} source
 */
function readStrings(source) {
  const pool = source.tree.body.find(
    (/** @type {Node} */ statement) => callee(statement.expression) === '$rt_stringPool',
  )
  if (!pool) throw new Error('there is no pool of strings')
  return pool.expression.arguments[0].elements.map((/** @type {Node} */ node) => JSON.stringify(textOf(node)))
}

/**
 * The text of a string literal, which is in parts where it is long.
 *
 * @param {Node} node
 * @returns {string}
 */
function textOf({ type, operator, left, right, value }) {
  if (type === 'BinaryExpression' && operator === '+') return textOf(left) + textOf(right)
  if (typeof value !== 'string') throw new Error(`the pool of strings has a ${type}`)
  return value
}
