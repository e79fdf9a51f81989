/** MaskBench: real schemas with valid and invalid texts, token by token. */
package dev.trammel.benchmarks.maskbench;
