package dev.trammel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that satisfies its schema, but of which the Java type makes no value: its constructor refuses, say. */
public final class BindingException extends GenerationException {
    private static final long serialVersionUID = 1;

    private final transient Violation violation;

    /** Says what the Java type refuses. */
    public BindingException(Violation violation, @Nullable Throwable cause, List<Attempt> attempts) {
        super(violation.toString(), cause, attempts);
        this.violation = violation;
    }

    /** What the Java type refuses, and where. */
    public Violation violation() {
        return violation;
    }
}
