// Runs every example on a PGlite of its own, in memory.
for (const name of ['filter', 'aggregate', 'join', 'join-aggregate', 'cascade']) {
  console.log(`\n=== ${name}.mjs ===`)
  await import(`./${name}.mjs`)
}
