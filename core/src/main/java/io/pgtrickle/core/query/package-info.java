/** The query model: the structure of one SELECT, with its scalar expressions kept as located tokens. */
@NullMarked
package io.pgtrickle.core.query;

import org.jspecify.annotations.NullMarked;
