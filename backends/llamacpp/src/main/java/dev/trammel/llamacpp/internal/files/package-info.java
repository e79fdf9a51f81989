/** Bringing model files here: the cache, downloads over HTTP, and a Python package. */
package dev.trammel.llamacpp.internal.files;
