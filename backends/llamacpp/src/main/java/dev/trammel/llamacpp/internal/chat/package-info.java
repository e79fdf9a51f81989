/** Conversations as a model's chat template wants them, with control tokens from the template only. */
package dev.trammel.llamacpp.internal.chat;
