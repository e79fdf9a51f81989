package dev.trammel.constraints;

/** A JSON Schema that is malformed, that no text satisfies, or that uses what is not supported. */
public final class SchemaException extends ConstraintException {
    private static final long serialVersionUID = 1;

    private final String pointer;
    private final boolean unsatisfiable;

    /**
     * Says what is wrong with a schema that is malformed or not supported.
     *
     * @param problem what was expected and what was found
     * @param pointer the JSON pointer of the keyword or schema; empty for the root
     */
    public SchemaException(String problem, String pointer) {
        this(problem, pointer, false);
    }

    private SchemaException(String problem, String pointer, boolean unsatisfiable) {
        super(problem + ", at " + (pointer.isEmpty() ? "the root" : shortened(pointer)) + " of the schema");
        this.pointer = pointer;
        this.unsatisfiable = unsatisfiable;
    }

    /**
     * A well-formed schema that no value satisfies.
     *
     * @param pointer the JSON pointer of the schema to blame; empty for the root
     */
    public static SchemaException unsatisfiable(String pointer) {
        return new SchemaException(
                "expected a schema that some value satisfies, found one that none does", pointer, true);
    }

    /** The JSON pointer of the keyword or schema; empty for the root. */
    public String pointer() {
        return pointer;
    }

    /** Whether the schema is well-formed and supported, but no value satisfies it. */
    public boolean isUnsatisfiable() {
        return unsatisfiable;
    }
}
