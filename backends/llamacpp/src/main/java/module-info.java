/** GGUF models inside this process, through llama.cpp. */
@org.jspecify.annotations.NullMarked
module dev.trammel.llamacpp {
    requires transitive dev.trammel;
    requires com.sun.jna;
    requires java.net.http;
    requires static transitive org.jspecify;

    exports dev.trammel.llamacpp;

    // JNA reads structs and calls callbacks by reflection
    opens dev.trammel.llamacpp.internal.binding to
            com.sun.jna;
}
