/** MaskBench: real schemas with valid and invalid texts, token by token. */
@org.jspecify.annotations.NullMarked
package dev.trammel.benchmarks.maskbench;
