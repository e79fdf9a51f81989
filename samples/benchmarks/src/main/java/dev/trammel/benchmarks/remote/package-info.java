/** What a call of a server costs this process. */
@org.jspecify.annotations.NullMarked
package dev.trammel.benchmarks.remote;
