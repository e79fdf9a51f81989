package dev.trammel.benchmarks.maskbench;

/**
 * A text judged wrongly.
 *
 * @param test which of the case's texts
 * @param what {@code refused} or {@code accepted}
 * @param token the index of the token that was refused; the number of tokens if the text was refused for having ended,
 *     or accepted
 */
record Fault(int test, String what, int token) {}
