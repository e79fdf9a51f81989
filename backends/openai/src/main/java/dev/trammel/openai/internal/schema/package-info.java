/** What a server is told an answer must be, and how its answer is changed back. */
package dev.trammel.openai.internal.schema;
