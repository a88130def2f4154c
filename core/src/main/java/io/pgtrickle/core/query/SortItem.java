package io.pgtrickle.core.query;

/**
 * One element of ORDER BY.
 *
 * @param expression what is sorted by
 * @param direction the words after it as printed, such as {@code DESC NULLS LAST}; empty without
 */
public record SortItem(Scalar expression, String direction) {}
