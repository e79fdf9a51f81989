package dev.trammel.openai;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked of a model with every request, unless the request says otherwise. What is null is left to the server.
 *
 * @param temperature 0 to 2
 * @param topP above 0, up to 1
 * @param maxTokens how long an answer may become, at least 1
 * @param stop texts that end an answer
 * @param seed the same one gives the same text, as far as the server can
 * @param presencePenalty -2 to 2
 * @param frequencyPenalty -2 to 2
 * @param topLogprobs how many of the likeliest tokens come with log-probabilities, 0 to 20
 * @param user who asks, as the server shall know it
 * @param reasoningEffort how much is thought: {@code low}, {@code medium}, {@code high}
 * @param extra further members of the request's body, which come last and beat all others
 */
public record Parameters(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxTokens,
        List<String> stop,
        @Nullable Long seed,
        @Nullable Double presencePenalty,
        @Nullable Double frequencyPenalty,
        @Nullable Integer topLogprobs,
        @Nullable String user,
        @Nullable String reasoningEffort,
        Map<String, JsonNode> extra) {

    /** Everything as the server likes it. */
    public static final Parameters DEFAULT =
            new Parameters(null, null, null, List.of(), null, null, null, null, null, null, Map.of());

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Checks the ranges, and copies. */
    public Parameters {
        require(temperature, 0, 2, "temperature");
        require(topP, Double.MIN_VALUE, 1, "top-p");
        require(maxTokens, 1, Integer.MAX_VALUE, "token limit");
        require(presencePenalty, -2, 2, "presence penalty");
        require(frequencyPenalty, -2, 2, "frequency penalty");
        require(topLogprobs, 0, 20, "number of top log-probabilities");
        stop = List.copyOf(stop);
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /** The same with another temperature. */
    public Parameters withTemperature(double other) {
        return new Parameters(
                other,
                topP,
                maxTokens,
                stop,
                seed,
                presencePenalty,
                frequencyPenalty,
                topLogprobs,
                user,
                reasoningEffort,
                extra);
    }

    /** The same with another top p. */
    public Parameters withTopP(double other) {
        return new Parameters(
                temperature,
                other,
                maxTokens,
                stop,
                seed,
                presencePenalty,
                frequencyPenalty,
                topLogprobs,
                user,
                reasoningEffort,
                extra);
    }

    /** The same with another max tokens. */
    public Parameters withMaxTokens(int other) {
        return new Parameters(
                temperature,
                topP,
                other,
                stop,
                seed,
                presencePenalty,
                frequencyPenalty,
                topLogprobs,
                user,
                reasoningEffort,
                extra);
    }

    /** The same with another stop. */
    public Parameters withStop(List<String> other) {
        return new Parameters(
                temperature,
                topP,
                maxTokens,
                other,
                seed,
                presencePenalty,
                frequencyPenalty,
                topLogprobs,
                user,
                reasoningEffort,
                extra);
    }

    /** The same with another seed. */
    public Parameters withSeed(long other) {
        return new Parameters(
                temperature,
                topP,
                maxTokens,
                stop,
                other,
                presencePenalty,
                frequencyPenalty,
                topLogprobs,
                user,
                reasoningEffort,
                extra);
    }

    /** The same with another presence penalty. */
    public Parameters withPresencePenalty(double other) {
        return new Parameters(
                temperature,
                topP,
                maxTokens,
                stop,
                seed,
                other,
                frequencyPenalty,
                topLogprobs,
                user,
                reasoningEffort,
                extra);
    }

    /** The same with another frequency penalty. */
    public Parameters withFrequencyPenalty(double other) {
        return new Parameters(
                temperature,
                topP,
                maxTokens,
                stop,
                seed,
                presencePenalty,
                other,
                topLogprobs,
                user,
                reasoningEffort,
                extra);
    }

    /** The same with another top logprobs. */
    public Parameters withTopLogprobs(int other) {
        return new Parameters(
                temperature,
                topP,
                maxTokens,
                stop,
                seed,
                presencePenalty,
                frequencyPenalty,
                other,
                user,
                reasoningEffort,
                extra);
    }

    /** The same with another user. */
    public Parameters withUser(String other) {
        return new Parameters(
                temperature,
                topP,
                maxTokens,
                stop,
                seed,
                presencePenalty,
                frequencyPenalty,
                topLogprobs,
                other,
                reasoningEffort,
                extra);
    }

    /** The same with another reasoning effort. */
    public Parameters withReasoningEffort(String other) {
        return new Parameters(
                temperature,
                topP,
                maxTokens,
                stop,
                seed,
                presencePenalty,
                frequencyPenalty,
                topLogprobs,
                user,
                other,
                extra);
    }

    /** The same with texts that end an answer. */
    public Parameters withStop(String... texts) {
        return withStop(List.of(texts));
    }

    /**
     * The same with a further member of the request's body.
     *
     * @param value anything that Jackson writes
     */
    public Parameters with(String name, Object value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(extra);
        more.put(name, MAPPER.valueToTree(value));
        return new Parameters(
                temperature,
                topP,
                maxTokens,
                stop,
                seed,
                presencePenalty,
                frequencyPenalty,
                topLogprobs,
                user,
                reasoningEffort,
                more);
    }

    private static void require(@Nullable Number found, double least, double most, String name) {
        if (found != null && !(found.doubleValue() >= least && found.doubleValue() <= most)) {
            throw new IllegalArgumentException(
                    "expected a " + name + " from " + least + " to " + most + ", found " + found);
        }
    }
}
