/** JSON-Schema-Test-Suite as a test of masks. */
@org.jspecify.annotations.NullMarked
package dev.trammel.benchmarks.suite;
