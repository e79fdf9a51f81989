/** Asking a model for a value: {@code Generate}, the models it asks, and what comes back. */
package dev.trammel;
