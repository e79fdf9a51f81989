package dev.trammel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model that refused to answer, or a filter of its server that held the answer back. */
public final class RefusedException extends GenerationException {
    private static final long serialVersionUID = 1;

    private final @Nullable String refusal;

    /**
     * Says who refused.
     *
     * @param refusal the model's own words; null if there are none
     */
    public RefusedException(@Nullable String refusal, List<Attempt> attempts) {
        super(
                attempts.get(attempts.size() - 1).finishReason() == FinishReason.FILTERED
                        ? "expected an answer, found that a filter of the server held it back"
                        : "expected an answer, found a refusal" + (refusal == null ? "" : ": " + refusal),
                null,
                attempts);
        this.refusal = refusal;
    }

    /** The model's own words; null if there are none. */
    public @Nullable String refusal() {
        return refusal;
    }
}
