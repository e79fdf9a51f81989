package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.ConstraintException;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.Report;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A constraint whose texts are those of a term. */
public final class TermConstraint implements Constraint {
    /**
     * What must be remembered of a text beside its term.
     *
     * @param keys whether the text is JSON in which an object may have keys that the term does not tell apart
     * @param keysRunOut whether, once such a key has begun, there may be only some that it can become
     * @param items if the text is JSON with arrays in which no item may come twice: gives equal items one spelling
     */
    public record Logs(
            boolean keys, boolean keysRunOut, @Nullable UnaryOperator<String> items) {
        /** Nothing. */
        public static final Logs NOTHING = new Logs(false, false, null);
    }

    private volatile Machine machine;
    private final Supplier<Machine> another;
    private final Supplier<Report> report;
    private final Supplier<String> description;

    /**
     * Wraps a term.
     *
     * @param machine made of it
     * @param another makes one anew that is like the first, once that is full
     * @param report what becomes of each keyword
     * @param description for {@link #toString}
     */
    public TermConstraint(
            Machine machine, Supplier<Machine> another, Supplier<Report> report, Supplier<String> description) {
        this.machine = machine;
        this.another = another;
        this.report = report;
        this.description = description;
    }

    @Override
    public Report report() {
        return report.get();
    }

    @Override
    public Cursor cursor(Vocabulary vocabulary) {
        return roomy().cursor(vocabulary.remembered(TokenIndex.class, TokenIndex::new));
    }

    @Override
    public boolean matches(byte[] text) {
        return roomy().matches(text);
    }

    private Machine roomy() {
        Machine known = machine;
        return known.isFull() ? renewed(known) : known;
    }

    @SuppressWarnings("ReferenceEquality") // another thread may have renewed it
    private synchronized Machine renewed(Machine full) {
        if (machine == full) {
            try {
                machine = another.get();
            } catch (ConstraintException e) {
                return full; // the thread was interrupted: the next one may have more luck
            }
        }
        return machine;
    }

    @Override
    public String toString() {
        return description.get();
    }
}
