/** How fast masks and constrained decoding are; {@link dev.trammel.benchmarks.Main} runs each benchmark by its name. */
@org.jspecify.annotations.NullMarked
package dev.trammel.benchmarks;
