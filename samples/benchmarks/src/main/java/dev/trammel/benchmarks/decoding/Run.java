package dev.trammel.benchmarks.decoding;

/**
 * One answer.
 *
 * @param text what was written
 * @param tokens how many tokens it has
 * @param forced how many of them the model was not asked for
 * @param cpuNanos the CPU time of the process while it was written
 * @param maskShare the share of the time that went into masks
 */
record Run(String text, int tokens, int forced, long cpuNanos, double maskShare) {}
