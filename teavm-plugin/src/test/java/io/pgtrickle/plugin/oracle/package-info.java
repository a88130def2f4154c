/** Random schemas, queries and statements, after each of which stream tables are compared with their queries. */
@NullMarked
package io.pgtrickle.plugin.oracle;

import org.jspecify.annotations.NullMarked;
