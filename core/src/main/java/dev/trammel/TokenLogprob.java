package dev.trammel;

import java.util.List;

/**
 * A token of an answer and how likely it was.
 *
 * @param token the token's text; a part of a character stands as the replacement character
 * @param logprob the natural logarithm of its probability, at most 0
 * @param top the likeliest tokens at this place with their own log-probabilities, likeliest first; may be empty
 */
public record TokenLogprob(String token, double logprob, List<TokenLogprob> top) {

    /** Copies the list. */
    public TokenLogprob {
        top = List.copyOf(top);
    }
}
