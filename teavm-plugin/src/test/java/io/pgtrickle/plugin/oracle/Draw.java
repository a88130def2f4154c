package io.pgtrickle.plugin.oracle;

import java.util.List;
import java.util.Random;

/** Draws from a seed, the same every time. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        // Neighbouring seeds would begin alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
