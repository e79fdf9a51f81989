/** What text is allowed: languages over bytes, and the masks they put over a vocabulary. */
@org.jspecify.annotations.NullMarked
module dev.trammel.constraints {
    requires automaton;
    requires transitive tools.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.trammel.constraints;
}
