/** Small programs to copy from, for models behind servers. */
@org.jspecify.annotations.NullMarked
module dev.trammel.samples.remote {
    requires dev.trammel.openai;
    requires info.picocli;
    requires jakarta.validation;
    requires static org.jspecify;

    // picocli sets the options of commands, and Jackson the components of records.
    opens dev.trammel.samples.remote;
}
