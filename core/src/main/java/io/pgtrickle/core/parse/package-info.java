/** From text to the query model: a lexer and a recursive-descent parser for the SQL that {@code pg_get_viewdef} prints. */
@NullMarked
package io.pgtrickle.core.parse;

import org.jspecify.annotations.NullMarked;
