/** The life of stream tables on real PGlite, step by step as JavaScript runs it. */
@NullMarked
package io.pgtrickle.plugin.lifecycle;

import org.jspecify.annotations.NullMarked;
