/** Models behind OpenAI-compatible servers. Begin with {@link dev.trammel.openai.OpenAi}. */
package dev.trammel.openai;
