/** Errors as the user sees them: one exception, its codes, and the three kinds of failure they stand for. */
@NullMarked
package io.pgtrickle.core.error;

import org.jspecify.annotations.NullMarked;
