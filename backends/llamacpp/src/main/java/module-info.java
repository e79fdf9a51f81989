/** GGUF models inside this process, through llama.cpp. */
@org.jspecify.annotations.NullMarked
module dev.trammel.llamacpp {
    requires transitive dev.trammel;
    requires com.sun.jna;
    requires static org.jspecify;

    exports dev.trammel.llamacpp;
}
