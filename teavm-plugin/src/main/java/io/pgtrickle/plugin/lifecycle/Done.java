package io.pgtrickle.plugin.lifecycle;

/**
 * The end of an operation.
 *
 * @param json its result as JSON
 */
public record Done(String json) implements Outcome {}
