package dev.trammel.internal.local;

import dev.trammel.TokenLogprob;
import dev.trammel.constraints.TokenMask;
import java.util.ArrayList;
import java.util.List;

/** What is told of an answer's tokens: their text as it comes, and how likely they were. */
final class TokenNotes {
    private final Progress progress;
    private final boolean logprobs;
    private final TextPieces pieces = new TextPieces();
    private final AllowedIds allowed = new AllowedIds();
    private final List<TokenLogprob> tokens = new ArrayList<>();
    private double next;

    TokenNotes(Progress progress, boolean logprobs) {
        this.progress = progress;
        this.logprobs = logprobs;
    }

    /**
     * Takes note of how likely a token is among the allowed ones, before it is kept. Complexity: linear in the mask.
     */
    void chosen(int token, float[] logits, TokenMask mask) {
        if (!logprobs) {
            return;
        }
        long[] words = allowed.of(mask);
        double max = logits[token];
        for (int word = 0; word < words.length; word++) {
            for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                max = Math.max(max, logits[(word << 6) + Long.numberOfTrailingZeros(bits)]);
            }
        }
        double sum = 0;
        for (int word = 0; word < words.length; word++) {
            for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                sum += Math.exp(logits[(word << 6) + Long.numberOfTrailingZeros(bits)] - max);
            }
        }
        next = logits[token] - max - Math.log(sum);
    }

    /** Takes note of a token of the text; one that was forced is sure. */
    void kept(byte[] token, boolean forced) {
        if (progress == Progress.NONE && !logprobs) {
            return;
        }
        String piece = pieces.next(token);
        if (logprobs) {
            tokens.add(new TokenLogprob(piece, forced ? 0 : Math.min(0, next), List.of()));
        }
        if (!piece.isEmpty()) {
            progress.text(piece);
        }
    }

    List<TokenLogprob> tokens() {
        return tokens;
    }
}
