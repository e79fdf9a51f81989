/** Random walks through masks, whose texts another library judges. */
@org.jspecify.annotations.NullMarked
package dev.trammel.benchmarks.walks;
