import { callee } from './classes.mjs'
import { children, rewrite, Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

/**
 * Values that meet where a variable is read, and so need one variable: where they are assigned and read. A web that has
 * been joined to another one has that as its `joined`.
 *
 * @typedef {{ name: string, nodes: Node[], joined?: Web }} Web
 */

/** What TeaVM's runtime has and no compiled method. */
const FOREIGN = /Function|^(For|DoWhile|With|Update)/

/** The webs that a variable may hold a value of, by its name; none where control does not come. @typedef {Map<string, Set<Web>> | undefined} State */

/**
 * Gives each value its own variable where TeaVM keeps several, one after another, in the same, so that a variable is
 * one thing to the steps that follow.
 *
 * @param {string} code
 */
export function separateVariables(code) {
  const { tree } = new Source(code)
  /** @type {Map<Node, string[]>} */
  const added = new Map()
  walk(tree, (node) => {
    if (node.type !== 'ArrowFunctionExpression' || node.body.type !== 'BlockStatement') return true
    const names = new Method(node).separate()
    if (names.length > 0) added.set(node.body, names)
    return false
  })
  return rewrite(
    code,
    (node, print) => {
      if (node.type === 'Identifier') return node.name
      const names = added.get(node)
      if (!names) return undefined
      added.delete(node)
      return `{ let ${names.join(', ')};\n${print(node).slice(1)}`
    },
    tree,
  )
}

class Method {
  /** @type {Map<Node, Web>} */
  #webs = new Map()
  /** @type {Set<string>} */
  #variables
  /** States in which control leaves a statement for a label. @type {Map<string, State[]>} */
  #left = new Map()

  /** @param {Node} method */
  constructor(method) {
    this.method = method
    this.#variables = new Set(method.params.map((/** @type {Node} */ { name }) => name))
  }

  /** The names of the variables that are new. */
  separate() {
    let simple = true
    walk(this.method.body, (node) => {
      if (node.type === 'VariableDeclarator') {
        this.#variables.add(node.id.name)
        if (node.init) simple = false
      }
      if (FOREIGN.test(node.type)) simple = false
      if (node.type === 'AssignmentExpression' && node.operator !== '=') simple = false
    })
    if (!simple) return []
    /** @type {State} */
    const start = new Map()
    for (const parameter of this.method.params) start.set(parameter.name, new Set([this.#web(parameter)]))
    this.#run(this.method.body, start)
    return this.#rename()
  }

  #rename() {
    /** @type {Map<Web, string>} */
    const names = new Map()
    for (const node of this.method.params) names.set(find(this.#web(node)), node.name)
    const taken = new Set(names.values())
    const added = []
    for (const web of new Set([...this.#webs.values()].map(find))) {
      if (names.has(web)) continue
      const name = taken.has(web.name) ? `${web.name}$v${names.size}` : web.name
      if (taken.has(web.name)) added.push(name)
      taken.add(web.name)
      names.set(web, name)
    }
    for (const [node, web] of this.#webs) {
      for (const place of [node, ...web.nodes]) place.name = names.get(find(web)) ?? place.name
    }
    return added
  }

  /** @param {Node} node */
  #web(node) {
    const web = this.#webs.get(node) ?? { name: node.name, nodes: [] }
    this.#webs.set(node, web)
    return web
  }

  /**
   * @param {Node | null | undefined} node
   * @param {State} state
   * @returns {State}
   */
  #run(node, state) {
    if (!node || !state) return state
    switch (node.type) {
      case 'Identifier':
        this.#read(node, state)
        return state
      case 'AssignmentExpression':
        return this.#assign(node, state)
      case 'MemberExpression':
        return node.computed ? this.#run(node.property, this.#run(node.object, state)) : this.#run(node.object, state)
      case 'Property':
        return this.#run(node.value, state)
      case 'ConditionalExpression':
      case 'IfStatement': {
        const tested = this.#run(node.test, state)
        return merge([this.#run(node.consequent, tested), this.#run(node.alternate, tested)])
      }
      case 'LogicalExpression': {
        const left = this.#run(node.left, state)
        return merge([left, this.#run(node.right, left)])
      }
      case 'WhileStatement':
        return this.#loop(node, state)
      case 'SwitchStatement':
        return this.#switch(node, state)
      case 'LabeledStatement':
        return this.#until([node.label.name], () =>
          node.body.type === 'WhileStatement'
            ? this.#loop(node.body, state, `continue ${node.label.name}`)
            : this.#run(node.body, state),
        )
      case 'BreakStatement':
        return this.#leave(node.label?.name ?? 'break', state)
      case 'ContinueStatement':
        return this.#leave(node.label ? `continue ${node.label.name}` : 'continue', state)
      case 'TryStatement':
        return this.#try(node, state)
      case 'ReturnStatement':
      case 'ThrowStatement':
        this.#run(node.argument, state)
        return undefined
      case 'VariableDeclaration':
        return state
    }
    const after = children(node).reduce((/** @type {State} */ before, child) => this.#run(child, before), state)
    return callee(node) === '$rt_throw' ? undefined : after
  }

  /**
   * @param {Node} node
   * @param {Map<string, Set<Web>>} state
   */
  #read(node, state) {
    const webs = [...(state.get(node.name) ?? [])]
    if (webs.length === 0) return
    const web = find(/** @type {Web} */ (webs[0]))
    for (const other of webs.map(find)) {
      if (other !== web) other.joined = web
    }
    if (!web.nodes.includes(node)) web.nodes.push(node)
  }

  /**
   * @param {Node} node
   * @param {Map<string, Set<Web>>} state
   */
  #assign({ left, right }, state) {
    const isVariable = left.type === 'Identifier' && this.#variables.has(left.name)
    if (!isVariable) return this.#run(right, this.#run(left, state))
    const after = this.#run(right, state)
    return after && new Map([...after, [left.name, new Set([this.#web(left)])]])
  }

  /**
   * @param {Node} node
   * @param {State} state
   * @param {string[]} labels
   */
  #loop({ test, body }, state, ...labels) {
    let start = state
    for (let size = -1; size !== sizeOf(start); ) {
      size = sizeOf(start)
      /** @type {State} */
      let tested
      const end = this.#until(['break'], () => {
        const again = this.#until(['continue', ...labels], () => {
          tested = this.#run(test, start)
          return this.#run(body, tested)
        })
        start = merge([start, again])
        return test.value === true ? undefined : tested
      })
      if (size === sizeOf(start)) return end
    }
    return undefined
  }

  /**
   * @param {Node} node
   * @param {State} state
   */
  #switch({ discriminant, cases }, state) {
    return this.#until(['break'], () => {
      const start = this.#run(discriminant, state)
      /** @type {State} */
      let end
      for (const { consequent } of cases) {
        end = merge([start, end])
        for (const statement of consequent) end = this.#run(statement, end)
      }
      const isComplete = cases.some((/** @type {Node} */ { test }) => test === null)
      return isComplete ? end : merge([start, end])
    })
  }

  /**
   * An exception may come from anywhere in the block.
   *
   * @param {Node} node
   * @param {Map<string, Set<Web>>} state
   */
  #try({ block, handler, finalizer }, state) {
    if (finalizer) throw new Error('a method has a finally')
    const end = this.#run(block, state)
    const caught = new Map(state)
    walk(block, ({ type, left }) => {
      if (type !== 'AssignmentExpression' || !this.#variables.has(left.name)) return
      caught.set(left.name, new Set([...(caught.get(left.name) ?? []), this.#web(left)]))
    })
    return merge([end, this.#run(handler.body, caught)])
  }

  /**
   * @param {string} label
   * @param {State} state
   */
  #leave(label, state) {
    const states = this.#left.get(label)
    if (!states) throw new Error(`there is no ${label}`)
    states.push(state)
    return undefined
  }

  /**
   * The state after what may be left by labels.
   *
   * @param {string[]} labels
   * @param {() => State} run
   */
  #until(labels, run) {
    const outer = this.#left
    /** @type {State[]} */
    const states = []
    this.#left = new Map([...outer, ...labels.map((label) => /** @type {const} */ ([label, states]))])
    const end = run()
    this.#left = outer
    return merge([end, ...states])
  }
}

/**
 * @param {Web} web
 * @returns {Web}
 */
function find(web) {
  return web.joined ? find(web.joined) : web
}

/** @param {State[]} states */
function merge(states) {
  /** @type {State} */
  let merged
  for (const state of states) {
    if (!state) continue
    merged ??= new Map()
    for (const [name, webs] of state) merged.set(name, new Set([...(merged.get(name) ?? []), ...webs]))
  }
  return merged
}

/** @param {State} state */
function sizeOf(state) {
  return [...(state?.values() ?? [])].reduce((sum, webs) => sum + webs.size, 0)
}
