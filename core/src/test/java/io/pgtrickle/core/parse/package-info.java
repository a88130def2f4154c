/** The corpus of canonical SQL, the outline both parsers are compared by, and JSqlParser as the judge. */
@NullMarked
package io.pgtrickle.core.parse;

import org.jspecify.annotations.NullMarked;
