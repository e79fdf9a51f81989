package dev.trammel.openai.internal.wire;

import dev.trammel.RemoteRequest;
import dev.trammel.Sampling;
import dev.trammel.openai.Parameters;
import dev.trammel.openai.Provider;
import dev.trammel.openai.Quirk;
import dev.trammel.openai.internal.schema.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes up a request.
 *
 * @param model its name, as the server knows it
 * @param parameters what holds where the request says nothing
 * @param provider as it is with this model
 * @param plan how the server is told the format
 * @param stream whether the answer shall come in pieces
 * @param n how many answers there shall be
 */
public record Question(
        String model,
        RemoteRequest request,
        Parameters parameters,
        Provider provider,
        Plan plan,
        boolean stream,
        int n) {

    boolean has(Quirk quirk) {
        return provider.quirks().contains(quirk);
    }

    @Nullable
    Double temperature() {
        Sampling sampling = request.sampling();
        Double wanted = sampling == null ? parameters.temperature() : Double.valueOf(sampling.temperature());
        if (!has(Quirk.FIXED_SAMPLING)) {
            return wanted;
        }
        boolean usual = wanted == null || wanted == 1 || (sampling != null && sampling.equals(Sampling.greedy()));
        require(usual, "no temperature", wanted);
        return null;
    }

    @Nullable
    Double topP() {
        Sampling sampling = request.sampling();
        Double wanted = sampling == null ? parameters.topP() : Double.valueOf(sampling.topP());
        boolean all = wanted == null || wanted == 1;
        require(all || !has(Quirk.FIXED_SAMPLING), "no top-p", wanted);
        return all ? null : wanted;
    }

    @Nullable
    Integer topK() {
        Sampling sampling = request.sampling();
        if (sampling == null || sampling.topK() == 0) {
            return null;
        }
        require(has(Quirk.TOP_K), "no top-k", sampling.topK());
        return sampling.topK();
    }

    @Nullable
    Double minP() {
        Sampling sampling = request.sampling();
        if (sampling == null || sampling.minP() == 0) {
            return null;
        }
        require(has(Quirk.MIN_P), "no min-p", sampling.minP());
        return sampling.minP();
    }

    @Nullable
    Double repetitionPenalty() {
        Sampling sampling = request.sampling();
        if (sampling == null || sampling.repetitionPenalty() == 1) {
            return null;
        }
        boolean takes = has(Quirk.REPETITION_PENALTY) || has(Quirk.REPEAT_PENALTY);
        require(takes, "no repetition penalty", sampling.repetitionPenalty());
        return sampling.repetitionPenalty();
    }

    @Nullable
    Long seed() {
        Sampling sampling = request.sampling();
        Long wanted = sampling != null && sampling.seed() != null ? sampling.seed() : parameters.seed();
        require(wanted == null || !has(Quirk.NO_SEED), "no seed", wanted);
        return wanted;
    }

    @Nullable
    Integer maxTokens() {
        Integer wanted = request.maxTokens();
        return wanted == null ? parameters.maxTokens() : wanted;
    }

    @Nullable
    Double penalty(@Nullable Double wanted, String name) {
        require(wanted == null || (!has(Quirk.NO_PENALTIES) && !has(Quirk.FIXED_SAMPLING)), "no " + name, wanted);
        return wanted;
    }

    boolean logprobs() {
        boolean wanted = request.logprobs() || parameters.topLogprobs() != null;
        require(!wanted || !has(Quirk.NO_LOGPROBS), "no wish for log-probabilities", "one");
        return wanted;
    }

    void check() {
        require(n == 1 || !has(Quirk.NO_N), "a wish for 1 answer", n);
        require(parameters.stop().isEmpty() || !has(Quirk.NO_STOP), "no texts to stop at", parameters.stop());
        require(parameters.user() == null || !has(Quirk.NO_USER), "no user", parameters.user());
        boolean tools = !request.tools().list().isEmpty();
        require(
                !tools || !has(Quirk.NO_TOOLS),
                "no tools",
                request.tools().list().size());
    }

    /** What a server doesn't take isn't left out in silence. */
    void require(boolean holds, String expected, @Nullable Object found) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected + ", for " + provider.name()
                    + " takes none with model " + model + ", found " + found);
        }
    }
}
