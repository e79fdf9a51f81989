package dev.trammel;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An answer that doesn't satisfy its schema, regular expression or list of options: with everything that is wrong with
 * it.
 */
public final class InvalidAnswerException extends GenerationException {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    /** Lists what is wrong; at least one violation. */
    public InvalidAnswerException(List<Violation> violations, List<Attempt> attempts) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")), null, attempts);
        this.violations = List.copyOf(violations);
    }

    /** Everything that is wrong with the answer. */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations; // null after deserialization
    }
}
