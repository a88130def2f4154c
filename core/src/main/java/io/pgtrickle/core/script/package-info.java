/** The maintenance script: the SQL that installs a plan, stage by stage. */
@NullMarked
package io.pgtrickle.core.script;

import org.jspecify.annotations.NullMarked;
