/** Whether whatever a real model writes under a constraint is what was asked for. */
@org.jspecify.annotations.NullMarked
package dev.trammel.benchmarks.extractions;
