package dev.trammel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that gave no value. Says why, and carries what the model had written by then. */
public abstract sealed class GenerationException extends RuntimeException
        permits BindingException,
                CancelledException,
                ContextFullException,
                DeadlineException,
                InvalidAnswerException,
                LimitTooTightException,
                MaskFailedException,
                ModelFailedException,
                RefusedException,
                ServerException,
                TruncatedException {
    private static final long serialVersionUID = 1;

    private transient List<Attempt> attempts;

    GenerationException(String message, @Nullable Throwable cause, List<Attempt> attempts) {
        super(message, cause);
        this.attempts = List.copyOf(attempts);
    }

    /** What the model wrote, the failed answer last; empty if it was not asked. */
    public List<Attempt> attempts() {
        return attempts == null ? List.of() : attempts; // null after deserialization
    }

    /** Puts the attempts before this one before it. */
    void carry(List<Attempt> earlier) {
        if (earlier.isEmpty()) {
            return;
        }
        List<Attempt> all = new ArrayList<>(earlier);
        all.addAll(attempts());
        attempts = List.copyOf(all);
    }

    /** The text of the last attempt as far as it came; empty if there is none. */
    public String text() {
        Attempt last = last();
        return last == null ? "" : last.text();
    }

    /** Why the last attempt ended; null if there is none. */
    public @Nullable FinishReason finishReason() {
        Attempt last = last();
        return last == null ? null : last.finishReason();
    }

    /** The tokens of all attempts. */
    public Usage usage() {
        return Attempt.usageOf(attempts());
    }

    private @Nullable Attempt last() {
        List<Attempt> all = attempts();
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }
}
