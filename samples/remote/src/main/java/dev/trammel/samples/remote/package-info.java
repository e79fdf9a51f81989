/** Small programs to copy from, for models behind servers. */
package dev.trammel.samples.remote;
