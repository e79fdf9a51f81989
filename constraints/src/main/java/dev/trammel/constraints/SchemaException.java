package dev.trammel.constraints;

/** A JSON Schema that is malformed, that no text satisfies, or that uses what is not supported. */
public final class SchemaException extends ConstraintException {
    private static final long serialVersionUID = 1;

    private final String pointer;

    /**
     * Says what is wrong.
     *
     * @param problem what was expected and what was found
     * @param pointer the JSON pointer of the keyword or schema; empty for the root
     */
    public SchemaException(String problem, String pointer) {
        super(problem + ", at " + (pointer.isEmpty() ? "the root" : pointer) + " of the schema");
        this.pointer = pointer;
    }

    /** The JSON pointer of the keyword or schema; empty for the root. */
    public String pointer() {
        return pointer;
    }
}
