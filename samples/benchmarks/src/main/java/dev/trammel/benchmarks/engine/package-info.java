/** Compiling, masks, accept and fork on schemas that are hard in one way each. */
@org.jspecify.annotations.NullMarked
package dev.trammel.benchmarks.engine;
