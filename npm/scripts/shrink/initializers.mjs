import { callee } from './classes.mjs'
import { Source, walk } from './source.mjs'

/** @typedef {import('./source.mjs').Node} Node */

const ASK = /_\$callClinit$/

/**
 * Runs the static initializers of all classes when the module is loaded, each after those it needs, so that no code has to
 * ask for them. Their order is found by running them: they depend on nothing but each other.
 *
 * @param {string} code
 */
export function initializeEagerly(code) {
  const order = initializationOrder(code)
  const source = new Source(code)
  walk(source.tree, (node) => {
    if (node.type === 'ExpressionStatement' && isAsked(node.expression)) {
      source.replace(node, ';')
      return false
    }
    if (isAsked(node)) source.replace(node, '0')
    if (node.type === 'VariableDeclarator' && ASK.test(node.id.name)) {
      source.replace(node, `${node.id.name} = 0`)
      return false
    }
    if (node.type === 'ExportNamedDeclaration') {
      const calls = order.map((name) => `${name.replace(ASK, '__clinit_')}();\n`).join('')
      source.replace({ ...node, end: node.start }, calls)
    }
    return true
  })
  return source.text()
}

/** @param {Node | null | undefined} node */
function isAsked(node) {
  return ASK.test(callee(node) ?? '')
}

/**
 * The functions that start an initializer, in the order in which the initializers end.
 *
 * @param {string} code
 * @returns {string[]}
 */
function initializationOrder(code) {
  const source = new Source(code)
  const names = [...source.declarations().keys()].filter((name) => ASK.test(name))
  for (const [name, declarator] of source.declarations()) {
    if (ASK.test(name)) {
      source.replace(declarator.init, `() => $initialize("${name}", () => { ${name.replace(ASK, '__clinit_')}() })`)
    }
  }
  for (const statement of source.tree.body) {
    if (statement.type === 'ExportNamedDeclaration') source.replace(statement, '')
  }
  const run = new Function('$initialize', `${source.text()}\n${names.map((name) => `${name}();`).join('\n')}`)
  /** @type {string[]} */
  const running = []
  /** @type {string[]} */
  const ended = []
  run((/** @type {string} */ name, /** @type {() => void} */ initialize) => {
    if (ended.includes(name) || running.at(-1) === name) return
    if (running.includes(name)) throw new Error(`the initializers of ${running.join(' and ')} need each other`)
    running.push(name)
    initialize()
    running.pop()
    ended.push(name)
  })
  return ended
}
