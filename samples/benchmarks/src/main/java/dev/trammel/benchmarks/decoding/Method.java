package dev.trammel.benchmarks.decoding;

/** A way to write an answer. */
interface Method extends AutoCloseable {

    /** Its name in the table. */
    String name();

    /** Writes one answer. */
    Run run();

    @Override
    default void close() {}
}
