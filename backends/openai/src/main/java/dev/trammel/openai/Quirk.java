package dev.trammel.openai;

/** Where a server departs from what most do. */
public enum Quirk {
    /** Has a role for developers; others are told as the system. */
    DEVELOPER,
    /** The token limit is called {@code max_completion_tokens}. */
    MAX_COMPLETION_TOKENS,
    /** Takes no temperature, top-p or penalties: its models think first. */
    FIXED_SAMPLING,
    /** Takes no texts that end an answer. */
    NO_STOP,
    /** Takes no seed. */
    NO_SEED,
    /** The seed is called {@code random_seed}. */
    RANDOM_SEED,
    /** Gives one answer, whatever is asked. */
    NO_N,
    /** Gives no log-probabilities. */
    NO_LOGPROBS,
    /** Takes no user. */
    NO_USER,
    /** Takes no penalties. */
    NO_PENALTIES,
    /** Takes no tools. */
    NO_TOOLS,
    /** Takes no {@code stream_options}, so that a stream tells no usage. */
    NO_STREAM_OPTIONS,
    /** Streams no answer that has a format: it is asked for whole. */
    NO_STREAM_WITH_FORMAT,
    /** Takes tools or a format, not both: with tools, the answer is only checked. */
    NO_TOOLS_WITH_FORMAT,
    /** Says {@code any} where a tool must be called. */
    REQUIRED_IS_ANY,
    /** Takes {@code top_k}. */
    TOP_K,
    /** Takes {@code min_p}. */
    MIN_P,
    /** Takes {@code repetition_penalty}. */
    REPETITION_PENALTY,
    /** Takes {@code repeat_penalty} and {@code repeat_last_n}. */
    REPEAT_PENALTY,
    /** Sends only to models that take all of the request, and tells the cost, where asked: OpenRouter. */
    ROUTES,
    /** Answers with blanks now and then, which a second try helps. */
    BLANK_ANSWERS,
    /** Takes a prompt without a conversation at {@code /completions}. */
    COMPLETIONS
}
