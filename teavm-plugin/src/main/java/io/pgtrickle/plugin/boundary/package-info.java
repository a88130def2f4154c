/** What JavaScript sees of the lifecycle: exported functions that convert, delegate and translate errors, and nothing else. */
@NullMarked
package io.pgtrickle.plugin.boundary;

import org.jspecify.annotations.NullMarked;
