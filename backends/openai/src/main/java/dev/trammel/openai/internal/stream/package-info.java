/** Answers in pieces, read as they are wanted, so that a slow reader holds the server back. */
package dev.trammel.openai.internal.stream;
