/**
 * The C functions of llama.cpp, as they are: whoever calls them checks the arguments first, since a bad one ends the
 * process.
 */
package dev.trammel.llamacpp.internal.binding;
