package dev.trammel.openai;

import dev.trammel.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A schema that goes beyond what the server takes. Found before anything is sent, with all that is wrong at once. */
public final class SchemaRefusedException extends OpenAiException {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    /** Lists what is wrong; pointers are those of the schema. */
    public SchemaRefusedException(String dialect, List<Violation> violations) {
        super(Fault.of("the schema is not one that " + dialect + " takes: "
                + violations.stream().map(Violation::toString).collect(Collectors.joining("; "))));
        this.violations = List.copyOf(violations);
    }

    /** Everything that is wrong with the schema. */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations; // null after deserialization
    }
}
