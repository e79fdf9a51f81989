/** GGUF models inside this process, through llama.cpp. */
package dev.trammel.llamacpp;
