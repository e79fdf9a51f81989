package dev.trammel;

import java.util.function.IntConsumer;

/**
 * How a batch is worked off.
 *
 * @param parallelism how many prompts are asked at a time, at most
 * @param progress called with the number of prompts that are done, each time one is: from several threads, but never
 *     two at once
 */
public record BatchOptions(int parallelism, IntConsumer progress) {

    /** Four at a time; nobody listens. */
    public static final BatchOptions DEFAULT = new BatchOptions(4, done -> {});

    /** Checks the parallelism. */
    public BatchOptions {
        if (parallelism < 1) {
            throw new IllegalArgumentException("expected a parallelism of at least 1, found " + parallelism);
        }
    }

    /** The same with another parallelism. */
    public BatchOptions withParallelism(int other) {
        return new BatchOptions(other, progress);
    }

    /** The same with another listener. */
    public BatchOptions withProgress(IntConsumer other) {
        return new BatchOptions(parallelism, other);
    }
}
