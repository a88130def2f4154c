# Run these with `npm --prefix npm run just -- <recipe>`, or with `just` where it is installed.

# Lists the recipes.
default:
    @just --list

# Everything has the same version: poms, packages, lock files, the catalog, README, changelog.
check-version-sync:
    node build/check-version-sync.mjs

# Builds and tests everything.
verify:
    mvn verify

# The package and what it adds to an application are small enough.
size:
    npm --prefix npm run size

# Kills a writing program this often and verifies what is left.
crash times="200":
    cd npm && CRASHES={{times}} npx vitest run test/crash

# Ends a writing tab, and its browser, this often and verifies what IndexedDB holds.
crash-tabs times="20":
    cd npm && CRASHES={{times}} npx vitest run test/browser/reopen.test.ts

# Records what is said when the tests' queries are created, and how many mutants of the planner a replay notices.
mutation cases="60":
    node npm/scripts/queries.mjs {{cases}}
    mvn -q -pl core,teavm-plugin test -Dtest=Recorder -Dsurefire.failIfNoSpecifiedTests=false
    mvn -pl core,teavm-plugin test-compile org.pitest:pitest-maven:mutationCoverage
