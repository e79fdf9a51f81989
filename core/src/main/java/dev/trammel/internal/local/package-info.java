/** Asking a model in this process, token by token. */
package dev.trammel.internal.local;
