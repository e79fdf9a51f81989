/** What a constraint costs a real model, beside decoding freely. */
@org.jspecify.annotations.NullMarked
package dev.trammel.benchmarks.decoding;
