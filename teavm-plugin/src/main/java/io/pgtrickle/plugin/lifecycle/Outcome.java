package io.pgtrickle.plugin.lifecycle;

/** Where an operation stands after it was started or resumed: one more statement to run, or the end. */
public sealed interface Outcome permits Step, Done {}
