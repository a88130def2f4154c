import { callee } from './classes.mjs'
import { implemented, markOf } from './declare.mjs'
import { mentions, rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */
/** @typedef {import('./classes.mjs').JavaClass} JavaClass */
/** @typedef {(node: Node) => string} Print */
/** @typedef {Map<string, { name: string, zero: boolean }[]>} Records their fields, the inherited ones included */

/**
 * Writes objects of classes that have no virtual methods, and that nobody asks for by their type, as literals in place
 * of a class and a constructor that fills the fields of what it is given.
 *
 * @param {string} code
 * @param {Map<string, JavaClass>} classes
 */
export function writeRecords(code, classes) {
  const source = new Source(code)
  const records = findRecords(source, classes)
  const writer = new Writer(source, records, classes)
  return { code: writer.text(), records }
}

/**
 * @param {Source} source
 * @param {Map<string, JavaClass>} classes
 */
function findRecords(source, classes) {
  /** @type {Records} */
  const records = new Map()
  const parents = new Set([...classes.values()].map(({ parent }) => parent))
  for (const [name, { parent, methods, fields }] of classes) {
    const isText = methods.size === 1 && methods.has('$toString') && fields.length === 1
    if ((methods.size > 0 && !isText) || parents.has(name)) continue
    if (parent === 'jl_Object' || parent === 'jl_Record') records.set(name, fields)
    if (parent === 'jl_Enum') records.set(name, [...(classes.get(parent)?.fields ?? []), ...fields])
  }
  walk(source.tree, (node) => {
    const isClass = node.type === 'FunctionDeclaration' && classes.has(node.id.name)
    const isEmpty = node.type === 'VariableDeclarator' && callee(node.init) === '$rt_classWithoutFields'
    if (isClass || isEmpty || callee(node) === '$rt_metadata' || node.type === 'NewExpression') return false
    if (node.operator === 'instanceof') return false
    if (node.type === 'Identifier') records.delete(node.name)
    return true
  })
  return records
}

/**
 * What a constructor does: the fields it sets and to what, after other statements; nothing where it is not as simple.
 *
 * @typedef {{ before: Node[], fields: Map<string, (print: Print) => string> } | undefined} Filling
 */

class Writer {
  /** @type {Map<string, { type: string, filling: Filling, method: Node }>} */
  #constructors = new Map()
  /** @type {Map<string, string>} */
  #factories = new Map()
  /** @type {Map<Node, (print: Print) => string>} */
  #texts = new Map()
  /** The classes that an object is asked for, which a mark tells. @type {Set<string>} */
  #tested = new Set()
  /** @type {Set<string>} */
  #interfaces = new Set()
  /** The field of those that have no other: its value stands for the object. @type {Map<string, string>} */
  #wrappers = new Map()
  /** The creations that are understood, and the fields that are set within them. @type {Set<Node>} */
  #known = new Set()

  /**
   * @param {Source} source
   * @param {Records} records
   * @param {Map<string, JavaClass>} classes
   */
  constructor(source, records, classes) {
    this.classes = classes
    this.source = source
    this.records = records
    this.declarations = source.declarations()
  }

  text() {
    for (const [name, { init }] of this.declarations) {
      const type = name.replace(/__init_\d*$/, '')
      if (type !== name && this.records.has(type) && !isMaking(init)) {
        this.#constructors.set(name, { type, filling: this.#readFilling(init), method: init })
      }
    }
    walk(this.source.tree, (node) => {
      if (node.operator === 'instanceof') this.#tested.add(node.right.name)
      if (callee(node) === '$rt_isInstance') this.#interfaces.add(node.arguments[1].name)
    })
    for (const [name, { init }] of this.declarations) {
      const maker = this.#factory(init)
      if (maker) this.#factories.set(name, maker)
    }
    walk(this.source.tree, (node) => {
      if (node.type !== 'BlockStatement') return
      for (const index of node.body.keys()) this.#replaceCreation(node.body, index)
    })
    this.#findWrappers()
    return rewrite(this.source.code, (node, print, parents) => this.#print(node, print, parents), this.source.tree)
  }

  /** A class whose objects would be their one field: all its objects are made in ways that are known. */
  #findWrappers() {
    for (const [type, fields] of this.records) {
      const [field, ...others] = fields
      if (
        field &&
        others.length === 0 &&
        !this.#tested.has(type) &&
        implemented(type, this.classes, this.#interfaces).length === 0
      )
        this.#wrappers.set(field.name, type)
    }
    for (const { type, method } of this.#constructors.values()) {
      const field = this.records.get(type)?.[0]?.name
      walk(method.body, (node) => {
        if (setsField(node, field) && node.left.object.name === method.params[0].name) this.#known.add(node)
      })
    }
    /** @param {string | undefined} type */
    const exclude = (type) => {
      for (const [field, wrapper] of this.#wrappers) if (wrapper === type) this.#wrappers.delete(field)
    }
    walk(this.source.tree, (node) => {
      if (node.type === 'FunctionDeclaration') return false
      if (node.type === 'NewExpression' && !this.#known.has(node)) exclude(node.callee.name)
      if (node.type === 'AssignmentExpression' && !this.#known.has(node))
        exclude(this.#wrappers.get(node.left.property?.name))
      const maker = this.#constructors.get(callee(node) ?? '')
      if (maker && !this.#known.has(node)) exclude(maker.type)
      return true
    })
    const wrapped = new Set(this.#wrappers.values())
    for (const [type, { methods }] of this.classes) {
      if (methods.size > 0 && !wrapped.has(type)) this.records.delete(type)
    }
  }

  /**
   * @param {Node} node
   * @param {Print} print
   * @param {Node[]} parents
   */
  #print(node, print, parents) {
    const text = this.#texts.get(node)
    if (text) return text(print)
    if (node.type === 'FunctionDeclaration') return undefined
    if (node.type === 'MemberExpression' && !node.computed && this.#wrappers.has(node.property.name)) {
      return parents.some(({ type }) => type === 'FunctionDeclaration') ? undefined : `(${print(node.object)})`
    }
    if (node.operator === 'instanceof' && this.records.has(node.right.name))
      return `(${print(node.left)}?.${markOf(node.right.name)})`
    if (node.type === 'NewExpression' && this.records.has(node.callee.name))
      return this.#literal(node.callee.name, new Map(), print)
    if (node.type === 'NewExpression' && this.#isPlainError(node.callee.name)) return 'new Error()'
    if (node.type === 'CallExpression') {
      const maker = this.#factories.get(node.callee.name)
      if (maker) return `${maker}$new(${node.arguments.map(print).join(', ')})`
    }
    const maker = node.type === 'VariableDeclarator' ? this.#constructors.get(node.id.name) : undefined
    if (!maker) return undefined
    const old = `${node.id.name} = ${print(node.init)}`
    return `${old},\n${node.id.name}$new = ${this.#maker(maker, print)}`
  }

  /**
   * Whether it is a class of exceptions that differs from the others by its name only, which nobody asks for.
   *
   * @param {string} type
   * @returns {boolean}
   */
  #isPlainError(type) {
    const own = this.classes.get(type)
    if (!own || own.methods.size > 0 || this.#tested.has(type)) return false
    return type === 'jl_Throwable' || (own.fields.length === 0 && this.#isPlainError(own.parent ?? ''))
  }

  /**
   * A maker as a function that gives the object.
   *
   * @param {{ type: string, filling: Filling, method: Node }} maker
   * @param {Print} print
   */
  #maker({ type, filling, method }, print) {
    const [self, ...parameters] = method.params
    const head = `(${parameters.map(print).join(', ')}) => {`
    if (filling) {
      return `${head} ${filling.before.map(print).join('\n')} return ${this.#literal(type, filling.fields, print)}; }`
    }
    const returning = new Map()
    walk(method.body, (node) => {
      if (node.type === 'ReturnStatement') returning.set(node, `return ${self.name};`)
    })
    for (const [node, text] of returning) this.#texts.set(node, () => text)
    const body = method.body.body.map(print).join('\n')
    for (const node of returning.keys()) this.#texts.delete(node)
    return `${head} let ${self.name} = ${this.#literal(type, new Map(), print)}; ${body} return ${self.name}; }`
  }

  /**
   * @param {string} type
   * @param {Map<string, (print: Print) => string>} filled
   * @param {Print} print
   */
  #literal(type, filled, print) {
    const fields = this.records.get(type) ?? []
    if (this.#wrappers.get(fields[0]?.name ?? '') === type)
      return `(${filled.get(fields[0]?.name ?? '')?.(print) ?? 'null'})`
    const cells = fields.map(({ name, zero }) => `${name}: ${filled.get(name)?.(print) ?? (zero ? '0' : 'null')}`)
    const marks = [...(this.#tested.has(type) ? [type] : []), ...implemented(type, this.classes, this.#interfaces)]
    cells.push(...marks.map((mark) => `${markOf(mark)}: 1`))
    return `({ ${cells.join(', ')} })`
  }

  /**
   * @param {Node} method
   * @returns {Filling}
   */
  #readFilling(method) {
    const self = method.params[0].name
    const before = []
    const fields = new Map()
    if (method.body.type !== 'BlockStatement') return undefined
    for (const statement of method.body.body) {
      const field = fieldOf(statement, self)
      const called = this.declarations.get(callee(statement.expression) ?? '')?.init
      if (field) {
        const { right } = statement.expression
        fields.set(field, (/** @type {Print} */ print) => print(right))
      } else if (called && statement.expression.arguments[0]?.name === self) {
        const inner = called.body.type === 'BlockStatement' ? this.#readFilling(called) : undefined
        const [, ...values] = statement.expression.arguments
        if (!inner || inner.before.length > 0 || values.some((/** @type {Node} */ value) => !isConstant(value)))
          return undefined
        const names = called.params.slice(1).map((/** @type {Node} */ { name }) => name)
        for (const part of called.body.body) {
          const name = fieldOf(part, called.params[0].name)
          const value = name && values[names.indexOf(part.expression.right.name)]
          if (!value) return undefined
          fields.set(name, (/** @type {Print} */ print) => print(value))
        }
      } else if (statement.type !== 'EmptyStatement') {
        if (mentions(statement, self) || fields.size > 0) return undefined
        before.push(statement)
      }
    }
    return { before, fields }
  }

  /**
   * The maker behind a function that makes an object, calls it and returns the object.
   *
   * @param {Node | undefined} method
   */
  #factory(method) {
    const body = method?.body?.body
    const [making, calling, returning] = Array.isArray(body) ? body : []
    const made = making?.declarations?.[0]
    if (made?.init?.type !== 'NewExpression' || returning?.argument?.name !== made.id.name) return undefined
    const maker = callee(calling.expression) ?? ''
    if (!this.#constructors.has(maker)) return undefined
    this.#known.add(made.init).add(calling.expression)
    return maker
  }

  /**
   * @param {Node[]} list
   * @param {number} index
   */
  #replaceCreation(list, index) {
    const { left, right } = list[index]?.expression ?? {}
    if (right?.type !== 'NewExpression' || left.type !== 'Identifier' || !this.records.has(right.callee.name)) return
    const variable = left.name
    const next = list.findIndex((other, later) => later > index && mentions(other, variable))
    const statement = list[next]
    if (!statement) return
    const maker = callee(statement.expression) ?? ''
    if (this.#constructors.has(maker)) {
      const [self, ...values] = statement.expression.arguments
      if (self.name !== variable || values.some((/** @type {Node} */ value) => mentions(value, variable))) return
      this.#known.add(right).add(statement.expression)
      this.#texts.set(/** @type {Node} */ (list[index]), () => '')
      this.#texts.set(statement, (print) => `${variable} = ${maker}$new(${values.map(print).join(', ')});`)
      return
    }
    const fields = new Map()
    let last = next
    for (; fieldOf(list[last], variable); last++) {
      const { right: value } = /** @type {Node} */ (list[last]).expression
      fields.set(fieldOf(list[last], variable), (/** @type {Print} */ print) => print(value))
      this.#texts.set(/** @type {Node} */ (list[last]), () => '')
      this.#known.add(/** @type {Node} */ (list[last]).expression)
    }
    if (fields.size === 0) return
    this.#known.add(right)
    this.#texts.set(/** @type {Node} */ (list[index]), () => '')
    this.#texts.set(
      /** @type {Node} */ (list[last - 1]),
      (print) => `${variable} = ${this.#literal(right.callee.name, fields, print)};`,
    )
  }
}

/**
 * @param {Node} node
 * @param {string | undefined} field
 */
function setsField({ type, left }, field) {
  return type === 'AssignmentExpression' && left.type === 'MemberExpression' && left.property.name === field
}

/** @param {Node} method */
function isMaking(method) {
  return method.body.body?.[0]?.declarations?.[0]?.init?.type === 'NewExpression'
}

/** @param {Node} node */
const isConstant = ({ type }) => type === 'Identifier' || type === 'Literal'

/**
 * The field of a variable's object that a statement sets to something that does not depend on it.
 *
 * @param {Node | undefined} statement
 * @param {string} variable
 * @returns {string | undefined}
 */
function fieldOf(statement, variable) {
  const { type, operator, left, right } = statement?.expression ?? {}
  if (type !== 'AssignmentExpression' || operator !== '=' || left.type !== 'MemberExpression') return undefined
  return left.object.name === variable && !left.computed && !mentions(right, variable) ? left.property.name : undefined
}
