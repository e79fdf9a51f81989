/** What several benchmarks read and write: cases, vocabularies, figures. */
@org.jspecify.annotations.NullMarked
package dev.trammel.benchmarks.data;
