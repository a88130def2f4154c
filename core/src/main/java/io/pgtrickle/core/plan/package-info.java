/** From query model and facts to a chain of stages. */
@NullMarked
package io.pgtrickle.core.plan;

import org.jspecify.annotations.NullMarked;
