/**
 * The life of a stream table as resumable steps: an operation yields one statement at a time, is resumed with its rows, and ends with
 * a JSON text. No I/O happens here, so the same code runs over JDBC on the JVM and over PGlite in JavaScript.
 */
@NullMarked
package io.pgtrickle.plugin.lifecycle;

import org.jspecify.annotations.NullMarked;
