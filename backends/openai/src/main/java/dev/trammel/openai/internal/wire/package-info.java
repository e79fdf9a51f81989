/** Requests and answers in the words of each protocol. */
package dev.trammel.openai.internal.wire;
