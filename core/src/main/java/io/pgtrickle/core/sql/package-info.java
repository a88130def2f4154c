/** SQL text: identifiers, literals, templates, and the maintenance script of a plan. */
@NullMarked
package io.pgtrickle.core.sql;

import org.jspecify.annotations.NullMarked;
