import { callee } from './classes.mjs'
import { Source, walk } from './source.mjs'

/** @typedef {import('./classes.mjs').JavaClass} JavaClass */

/**
 * Fields that the runtime adds to objects without declaring them.
 *
 * @type {Record<string, string>}
 */
const UNDECLARED = { jl_String: '$nativeString' }

/** Those that are JavaScript's own. */
const NATIVE = /^\$message\d*$/

/**
 * Gives fields and virtual methods short names. Fields are numbered from each class to its parents, so that all classes
 * use the same few names again. Those that start as null and those that start as 0 take theirs from two sets: the
 * prototype of all objects holds the defaults, in place of constructors.
 *
 * @param {string} code
 * @param {Map<string, JavaClass>} classes
 * @param {ReadonlyMap<string, unknown>} records
 */
export function renameMembers(code, classes, records) {
  const source = new Source(code)
  const { renamed, nulls, zeros } = nameFields(classes, records)
  nameMethods(source, classes, renamed)
  walk(source.tree, (node) => {
    const isMember = node.type === 'MemberExpression' && !node.computed
    const isProperty = node.type === 'Property' && !node.computed
    const key = isMember ? node.property : isProperty ? node.key : undefined
    const name = key && renamed.get(key.name)
    if (name) source.replace(key, name)
    if (callee(node) === '$rt_defaults') {
      source.replace(
        node,
        `Object.assign(jl_Object.prototype, { ${defaults(nulls, 'null')}, ${defaults(zeros, '0')} })`,
      )
    }
  })
  return source.text()
}

/**
 * @param {Iterable<string>} names
 * @param {string} value
 */
function defaults(names, value) {
  return Array.from(names, (name) => `${name}: ${value}`).join(', ')
}

/**
 * @param {Map<string, JavaClass>} classes
 * @param {ReadonlyMap<string, unknown>} records
 */
function nameFields(classes, records) {
  /** @type {Map<string, string>} */
  const renamed = new Map()
  /** @type {Map<string, { nulls: number, zeros: number }>} */
  const counts = new Map()
  const nulls = new Set()
  const zeros = new Set()
  for (const { name, parent, fields } of classes.values()) {
    const count = { nulls: 0, zeros: 0, ...counts.get(parent ?? '') }
    const undeclared = UNDECLARED[name]
    const all = undeclared ? [{ name: undeclared, zero: false }, ...fields] : fields
    for (const field of all) {
      if (renamed.has(field.name)) throw new Error(`two classes have a field ${field.name}`)
      if (name === 'jl_Throwable' && NATIVE.test(field.name)) {
        renamed.set(field.name, 'message')
        continue
      }
      if (records.has(name)) {
        renamed.set(field.name, shortName(count.nulls++))
        continue
      }
      const short = shortName(field.zero ? 25 - count.zeros++ : count.nulls++)
      renamed.set(field.name, short)
      ;(field.zero ? zeros : nulls).add(short)
    }
    counts.set(name, count)
  }
  if ([...zeros].some((name) => nulls.has(name))) throw new Error('a class has too many fields')
  return { renamed, nulls, zeros }
}

/**
 * @param {Source} source
 * @param {Map<string, JavaClass>} classes
 * @param {Map<string, string>} renamed
 */
function nameMethods(source, classes, renamed) {
  /** @type {Map<string, number>} */
  const uses = new Map()
  for (const { methods } of classes.values()) {
    for (const method of methods.keys()) uses.set(method, 0)
  }
  for (const method of uses.keys()) {
    if (renamed.has(method)) throw new Error(`a field and a method are called ${method}`)
  }
  walk(source.tree, (node) => {
    if (node.type !== 'Identifier') return
    const count = uses.get(node.name)
    if (count !== undefined || node.name.startsWith('$is_')) uses.set(node.name, (count ?? 0) + 1)
  })
  // so that JavaScript calls it, too, and its own strings have it
  if (uses.delete('$toString')) renamed.set('$toString', 'toString')
  let number = 0
  for (const [method] of [...uses].sort((left, right) => right[1] - left[1])) {
    renamed.set(method, shortName(number++).toUpperCase())
  }
}

/**
 * a, b, …, z, aa, ab, …
 *
 * @param {number} number
 * @returns {string}
 */
export function shortName(number) {
  const letter = String.fromCharCode(97 + (number % 26))
  return number < 26 ? letter : shortName(Math.floor(number / 26) - 1) + letter
}
