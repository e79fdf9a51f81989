/** Asking a model for a value. */
@org.jspecify.annotations.NullMarked
module dev.trammel {
    requires transitive dev.trammel.constraints;
    requires transitive com.github.victools.jsonschema.generator;
    requires com.networknt.schema;
    requires com.fasterxml.jackson.annotation;
    requires jakarta.validation;
    requires transitive tools.jackson.databind;
    requires static micrometer.observation;
    requires static transitive org.jspecify;

    uses tools.jackson.databind.JacksonModule;

    exports dev.trammel;
    exports dev.trammel.micrometer;
    exports dev.trammel.testing;
}
