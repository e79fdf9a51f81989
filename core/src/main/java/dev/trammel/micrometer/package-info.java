/** Calls as observations of Micrometer; needs {@code io.micrometer:micrometer-observation}. */
package dev.trammel.micrometer;
