/** The real PGlite, reached over JDBC. */
@NullMarked
package io.pgtrickle.plugin.pglite;

import org.jspecify.annotations.NullMarked;
