package dev.trammel.llamacpp.internal.jinja;

import org.jspecify.annotations.Nullable;

/** A template that can't be parsed or rendered. */
public final class JinjaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean raised;

    private JinjaException(String message, boolean raised, @Nullable Throwable cause) {
        super(message, cause);
        this.raised = raised;
    }

    /** A fault without a place, found while a value was computed. */
    public JinjaException(String message) {
        this(message, false, null);
    }

    /** What a template says when it refuses its input. */
    static JinjaException raisedByTemplate(String message) {
        return new JinjaException(message, true, null);
    }

    /** The same fault with its place; what the template raised is left alone. */
    JinjaException at(int line) {
        String message = getMessage();
        return raised || (message != null && message.contains(", at line "))
                ? this
                : new JinjaException(message + ", at line " + line, false, this);
    }

    /** Whether the template itself raised it, by {@code raise_exception}. */
    public boolean raised() {
        return raised;
    }
}
