/** @typedef {import('./source.mjs').Node} Node */
/** @typedef {import('./source.mjs').Source} Source */

/**
 * A class of Java as TeaVM writes it.
 *
 * @typedef {object} JavaClass
 * @property {string} name its JavaScript name
 * @property {string | null} parent
 * @property {string[]} interfaces
 * @property {{ name: string, zero: boolean }[]} fields its own, and whether they start as 0 instead of null
 * @property {Map<string, string>} methods the virtual ones: their names and the text of the functions behind them
 */

/** Columns of a row of `$rt_metadata`. A class with a name has one more, after the name. */
const COLUMNS = ['class', 'name', 'parent', 'interfaces', 'modifiers', 'outer', 'initializer', 'methods']

/**
 * All classes of the module, parents before children, and the nodes that declare them, which a shorter declaration
 * replaces.
 *
 * @param {Source} source
 */
export function readClasses(source) {
  /** @type {Map<string, JavaClass>} */
  const classes = new Map()
  const tables = source.tree.body.filter(
    (/** @type {Node} */ statement) => callee(statement.expression) === '$rt_metadata',
  )
  if (tables.length === 0) throw new Error('there is no $rt_metadata')
  const declarations = source.declarations()
  for (const table of tables) {
    const cells = table.expression.arguments[0].elements
    for (let start = 0; start < cells.length; ) {
      const named = cells[start + 1].value !== 0
      const row = cells.slice(start, start + COLUMNS.length + (named ? 1 : 0))
      if (named) row.splice(2, 1)
      start += COLUMNS.length + (named ? 1 : 0)
      const read = readClass(source, row, declarations)
      classes.set(read.name, read)
    }
  }
  return { classes, tables }
}

/**
 * @param {Source} source
 * @param {Node[]} row
 * @param {Map<string, Node>} declarations
 * @returns {JavaClass}
 */
function readClass(source, row, declarations) {
  const [type, , parent, interfaces, , , , methods] = row
  if (type?.type !== 'Identifier' || interfaces?.type !== 'ArrayExpression') {
    throw new Error(`a row of $rt_metadata starts with ${type && source.textOf(type)}`)
  }
  const declaration = declarations.get(type.name)
  if (!declaration) throw new Error(`the class ${type.name} is not declared`)
  return {
    name: type.name,
    parent: parent?.type === 'Identifier' ? parent.name : null,
    interfaces: interfaces.elements.map((/** @type {Node} */ node) => node.name),
    fields: readFields(source, declaration),
    methods: readMethods(source, methods),
  }
}

/**
 * @param {Source} source
 * @param {Node} declaration
 */
function readFields(source, declaration) {
  if (declaration.type === 'VariableDeclarator') {
    if (callee(declaration.init) !== '$rt_classWithoutFields') throw new Error(source.textOf(declaration))
    return []
  }
  const fields = []
  for (const { type, expression, declarations } of declaration.body.body) {
    const isAlias = type === 'VariableDeclaration' && declarations[0].init.type === 'ThisExpression'
    const isParentCall = expression?.type === 'CallExpression' && expression.callee.property?.name === 'call'
    if (isAlias || isParentCall) continue
    const value = expression?.type === 'AssignmentExpression' ? expression.right.value : undefined
    if (value !== null && value !== 0) throw new Error(source.textOf(declaration))
    fields.push({ name: expression.left.property.name, zero: value === 0 })
  }
  return fields
}

/**
 * @param {Source} source
 * @param {Node | undefined} table
 */
function readMethods(source, table) {
  /** @type {Map<string, string>} */
  const methods = new Map()
  const cells = table?.elements ?? []
  for (let index = 0; index < cells.length; index += 2) {
    const [key, wrapped] = [cells[index], cells[index + 1]]
    if (!callee(wrapped)?.startsWith('$rt_wrapFunction')) throw new Error(source.textOf(wrapped))
    const names = key.type === 'ArrayExpression' ? key.elements : [key]
    for (const name of names) methods.set(name.value, source.textOf(wrapped.arguments[0]))
  }
  return methods
}

/** @param {Node | null | undefined} expression */
export function callee(expression) {
  return expression?.type === 'CallExpression' ? expression.callee.name : undefined
}
