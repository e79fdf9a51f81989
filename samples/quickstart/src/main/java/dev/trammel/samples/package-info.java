/** Small programs to copy from; {@link dev.trammel.samples.Main} runs each by its name. */
package dev.trammel.samples;
