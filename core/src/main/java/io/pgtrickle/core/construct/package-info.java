/** The registry of SQL constructs: what is maintained, what is refused, and the words for both. */
@NullMarked
package io.pgtrickle.core.construct;

import org.jspecify.annotations.NullMarked;
