/** The GGUF format, as far as a file has to be checked before native code reads it. */
package dev.trammel.llamacpp.internal.gguf;
