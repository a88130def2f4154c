/** The catalog in schema {@code pgtrickle}, and the statements that ask and change it. */
@NullMarked
package io.pgtrickle.plugin.catalog;

import org.jspecify.annotations.NullMarked;
