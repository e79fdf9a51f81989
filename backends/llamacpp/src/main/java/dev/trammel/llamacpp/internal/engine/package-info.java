/** A loaded model: its tokens, and the context that it reads them in. */
package dev.trammel.llamacpp.internal.engine;
