package dev.trammel;

/**
 * Something a model may ask to have called.
 *
 * @param name 1 to 64 letters, digits, {@code _} and {@code -}
 * @param description when it is to be called, and what it does
 * @param parameters what its arguments are: the schema of an object
 */
public record Tool(String name, String description, JsonSchema parameters) {

    /** Checks the name. */
    public Tool {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(
                    "expected a tool name of 1 to 64 letters, digits, '_' and '-', found \"" + name + '"');
        }
    }

    /** A tool whose arguments are the components of a record, or the properties of a bean. */
    public static Tool of(String name, String description, Class<?> parameters) {
        return new Tool(name, description, JsonSchema.of(parameters));
    }
}
