/** Small programs to copy from. */
@org.jspecify.annotations.NullMarked
module dev.trammel.samples {
    requires dev.trammel.llamacpp;
    requires info.picocli;
    requires jakarta.validation;
    requires static org.jspecify;

    // picocli sets the options of commands, and Jackson the components of records.
    opens dev.trammel.samples;
}
