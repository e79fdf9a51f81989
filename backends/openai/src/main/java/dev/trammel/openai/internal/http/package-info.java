/** Calls of a server: connections, limits, faults and retries. Knows nothing of models. */
package dev.trammel.openai.internal.http;
