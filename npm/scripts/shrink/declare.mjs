import { callee, readClasses } from './classes.mjs'
import { Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */
/** @typedef {import('./classes.mjs').JavaClass} JavaClass */

/**
 * Declares each class that is used by one short call, in place of a constructor that sets every field to its default
 * and a row of metadata; the defaults are left to the common prototype. Classes without instances and interfaces vanish:
 * a test for an interface becomes one for a mark that its implementations carry.
 *
 * @param {string} code
 */
export function declareClasses(code) {
  const source = new Source(code)
  const { classes, tables } = readClasses(source)
  const marks = replaceTypeTests(source)
  replaceErasures(source)
  const live = findLive(source, classes, tables, marks)
  removeDeclarations(source, classes)
  const declarations = [...live].map((name) => declaration(name, classes, live, marks))
  for (const table of tables) source.replace(table, table === tables[0] ? `let ${declarations.join(',\n')};` : '')
  return { code: source.text(), classes }
}

/** @param {Source} source */
function replaceTypeTests(source) {
  /** @type {Set<string>} */
  const tested = new Set()
  walk(source.tree, (node) => {
    if (callee(node) !== '$rt_isInstance') return true
    const [object, type] = node.arguments
    tested.add(type.name)
    source.replace(node, `((${source.textOf(object)})?.${markOf(type.name)} === 1)`)
    return false
  })
  return tested
}

/**
 * Once a class is initialized, its initializer is made to do nothing.
 *
 * @param {Source} source
 */
function replaceErasures(source) {
  walk(source.tree, (node) => {
    if (callee(node) === '$rt_eraseClinit') source.replace(node, '() => {}')
  })
}

/** @param {string} type */
export const markOf = (type) => `$is_${type}`

/**
 * The classes that code mentions, and the parents that give them something; parents come first.
 *
 * @param {Source} source
 * @param {Map<string, JavaClass>} classes
 * @param {Node[]} tables
 * @param {Set<string>} marks
 */
function findLive(source, classes, tables, marks) {
  /** @type {Set<string>} */
  const mentioned = new Set(['jl_Object'])
  walk(source.tree, (node) => {
    if (tables.includes(node) || isDeclaration(node, classes)) return false
    if (callee(node) === '$rt_eraseClinit' || callee(node) === '$rt_isInstance') return false
    if (node.type === 'Identifier' && classes.has(node.name)) mentioned.add(node.name)
    return true
  })
  for (const name of [...mentioned]) {
    for (const ancestor of ancestors(name, classes)) {
      const { methods, interfaces } = /** @type {JavaClass} */ (classes.get(ancestor))
      if (methods.size > 0 || interfaces.some((type) => implemented(type, classes, marks).length > 0)) {
        mentioned.add(ancestor)
      }
    }
  }
  return new Set([...classes.keys()].filter((name) => mentioned.has(name)))
}

/**
 * @param {Node} node
 * @param {Map<string, JavaClass>} classes
 */
function isDeclaration(node, classes) {
  return (node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator') && classes.has(node.id.name)
}

/**
 * @param {string} name
 * @param {Map<string, JavaClass>} classes
 */
function ancestors(name, classes) {
  const ancestors = []
  for (let parent = classes.get(name)?.parent; parent; parent = classes.get(parent)?.parent) ancestors.push(parent)
  return ancestors
}

/**
 * The tested types that a type is one of, itself included.
 *
 * @param {string} type
 * @param {Map<string, JavaClass>} classes
 * @param {Set<string>} marks
 * @returns {string[]}
 */
export function implemented(type, classes, marks) {
  const inherited = (classes.get(type)?.interfaces ?? []).flatMap((name) => implemented(name, classes, marks))
  return marks.has(type) ? [type, ...inherited] : inherited
}

/**
 * @param {string} name
 * @param {Map<string, JavaClass>} classes
 * @param {Set<string>} live
 * @param {Set<string>} marks
 */
function declaration(name, classes, live, marks) {
  const { methods } = /** @type {JavaClass} */ (classes.get(name))
  const parents = ancestors(name, classes)
  const root = parents.includes('jl_Throwable') || name === 'jl_Throwable' ? 'Error' : 'Object'
  const parent =
    parents.find((ancestor) => live.has(ancestor) && (root === 'Object' || ancestor !== 'jl_Object')) ?? root
  const members = [
    ...[...methods].map(([method, code]) => `${method}: ${code}`),
    ...implemented(name, classes, marks).map((type) => `${markOf(type)}: 1`),
  ]
  return `${name} = /*@__PURE__*/ $rt_class(${parent}, { ${members.join(', ')} })`
}

/**
 * @param {Source} source
 * @param {Map<string, JavaClass>} classes
 */
function removeDeclarations(source, classes) {
  for (const statement of source.tree.body) {
    if (isDeclaration(statement, classes)) source.replace(statement, '')
    if (statement.type !== 'VariableDeclaration') continue
    const { declarations } = statement
    const kept = declarations.filter((/** @type {Node} */ node) => !isDeclaration(node, classes))
    if (kept.length === declarations.length) continue
    if (kept.length === 0) source.replace(statement, '')
    else removeDeclarators(source, declarations, classes)
  }
}

/**
 * Each goes with the comma after it, the last ones with the comma before.
 *
 * @param {Source} source
 * @param {Node[]} declarators
 * @param {Map<string, JavaClass>} classes
 */
function removeDeclarators(source, declarators, classes) {
  const kept = declarators.map((node) => !isDeclaration(node, classes))
  const lastKept = kept.lastIndexOf(true)
  declarators.forEach((node, index) => {
    if (kept[index]) return
    const start = index > lastKept ? /** @type {Node} */ (declarators[index - 1]).end : node.start
    const end = index > lastKept ? node.end : /** @type {Node} */ (declarators[index + 1]).start
    source.replace({ ...node, start, end }, '')
  })
}
