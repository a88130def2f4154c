export * from '../../../teavm-plugin/target/javascript/trickle.js'
