/** Asking a model for a value. */
@org.jspecify.annotations.NullMarked
module dev.trammel {
    requires transitive dev.trammel.constraints;
    requires com.github.victools.jsonschema.generator;
    requires com.github.victools.jsonschema.module.jackson;
    requires com.github.victools.jsonschema.module.jakarta.validation;
    requires com.networknt.schema;
    requires com.fasterxml.classmate;
    requires jakarta.validation;
    requires static transitive org.jspecify;

    exports dev.trammel;
}
