import { Source, walk } from './source.mjs'

/**
 * Parts of TeaVM's runtime that do more than this module needs, and what does for it: no reflection, no Java stack
 * traces, no initializers that metadata start.
 *
 * @type {Record<string, string>}
 */
const REPLACEMENTS = {
  $rt_metadata: `0`,
  $rt_packages: `() => {}`,
  $rt_arraycls: `() => 0`,
  $rt_createPrimitiveCls: `() => 0`,
  $rt_throw: `ex => { throw ex }`,
  $rt_wrapException: `ex => ex`,
  $rt_jsException: `ex => ex`,
  $rt_callWithReceiver: `f => function (...values) { return f(this, ...values) }`,
  $rt_fillNativeException: `ex => {}`,
  $dbg_class: `0`,
  $rt_nextId: `() => ++$rt_seed`,
  $rt_seed: `0`,
}

/** What the rewritten declarations of classes call. */
const CLASS = `$rt_class = (parent, members) => {
    let cls = class extends parent {};
    for (let name in members) {
      let member = members[name];
      cls.prototype[name] = member === 1 ? 1 : function(...args) { return member(this, ...args); };
    }
    return cls;
}`

/** @param {string} code */
export function shortenRuntime(code) {
  const source = new Source(code)
  const declarations = source.declarations()
  for (const [name, text] of Object.entries(REPLACEMENTS)) {
    const declarator = declarations.get(name)
    if (!declarator?.init) throw new Error(`there is no ${name}`)
    source.replace(declarator, name === '$rt_metadata' ? `${name} = ${text},\n${CLASS}` : `${name} = ${text}`)
  }
  for (const statement of source.tree.body) {
    const text = source.textOf(statement)
    if (statement.type === 'IfStatement' && text.includes('JavaError')) source.replace(statement, '')
    if (text.startsWith('$rt_packages(')) source.replace(statement, '')
    if (text.includes('__teavm_class__')) source.replace(statement, '$rt_defaults();')
    else if (/^jl_(Object|String)\.prototype\.\w+ = /.test(text)) source.replace(statement, '')
  }
  walk(source.tree, (node) => {
    if (node.operator === 'instanceof' && node.right.name === 'jl_Throwable') source.replace(node.right, 'Error')
    if (isSmallStep(node)) source.replace({ ...node, start: node.left.end }, '')
  })
  return source.text()
}

/**
 * `x + 1 | 0`, which is `x + 1` for all that is counted here.
 *
 * @param {import('./source.mjs').Node} node
 */
function isSmallStep({ type, operator, left, right }) {
  const isInteger = type === 'BinaryExpression' && operator === '|' && right.value === 0
  return isInteger && (left.operator === '+' || left.operator === '-') && left.right?.value === 1
}
