/** Real servers, reached over JDBC: PGlite, and PostgreSQL itself. */
@NullMarked
package io.pgtrickle.plugin.server;

import org.jspecify.annotations.NullMarked;
