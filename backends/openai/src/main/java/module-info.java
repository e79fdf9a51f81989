/** Models behind OpenAI-compatible servers, each in its own dialect. */
@org.jspecify.annotations.NullMarked
module dev.trammel.openai {
    requires transitive dev.trammel;
    requires transitive okhttp3;
    requires okio;
    requires transitive tools.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.trammel.openai;
}
