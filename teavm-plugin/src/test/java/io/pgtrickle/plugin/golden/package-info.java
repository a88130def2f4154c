/** What people read of the compiler, held against what it does: golden SQL, the SQL in the documentation, the support table. */
@NullMarked
package io.pgtrickle.plugin.golden;

import org.jspecify.annotations.NullMarked;
