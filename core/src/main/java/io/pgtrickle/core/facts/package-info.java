/** What the catalogs of Postgres say about a defining query: sources, columns, keys, functions. */
@NullMarked
package io.pgtrickle.core.facts;

import org.jspecify.annotations.NullMarked;
