/** From an answer's text to a value. */
package dev.trammel.internal.output;
