package dev.trammel.benchmarks.decoding;

/** A way to write an answer. */
interface Method extends AutoCloseable {

    /** Its name in the table. */
    String name();

    /** Writes one answer. */
    Run run();

    /** Runs what is of Java often enough that the JVM has compiled it. */
    default void warmUp() {}

    @Override
    default void close() {}
}
