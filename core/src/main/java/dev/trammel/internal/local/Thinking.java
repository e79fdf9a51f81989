package dev.trammel.internal.local;

import dev.trammel.CancelledException;
import dev.trammel.DecodingSession;
import dev.trammel.LocalModel;
import dev.trammel.LocalModel.ReasoningMarkers;
import dev.trammel.constraints.TokenKind;
import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Free text before an answer: up to the marker that ends it, or to a budget, at which the marker is put there. */
final class Thinking {
    private final LocalModel model;
    private final Vocabulary vocabulary;
    private final Sampler sampler;
    private final String endMarker;
    private final int[] end;
    private final TokenMask mask;
    private final ByteArrayOutputStream thoughts = new ByteArrayOutputStream();
    private int[] read;
    private int[] pending = {};
    private int tokens;

    /**
     * Begins after a prompt.
     *
     * @param prompt at least one token
     */
    Thinking(LocalModel model, Sampler sampler, int[] prompt) {
        this.model = model;
        this.sampler = sampler;
        vocabulary = model.vocabulary();
        ReasoningMarkers markers = model.reasoningMarkers();
        endMarker = markers.end();
        end = model.tokenizeMarker(endMarker);
        int[] begin = begun(prompt, markers.begin()) ? new int[0] : model.tokenizeMarker(markers.begin());
        read = Arrays.copyOf(prompt, prompt.length + begin.length);
        System.arraycopy(begin, 0, read, prompt.length, begin.length);
        mask = mask();
    }

    /** Whether the chat template has written the marker already. */
    private boolean begun(int[] prompt, String marker) {
        return endsWith(prompt, model.tokenizeMarker(marker)) || endsWith(prompt, model.tokenizeMarker(marker.strip()));
    }

    private static boolean endsWith(int[] all, int[] last) {
        return last.length <= all.length
                && Arrays.equals(all, all.length - last.length, all.length, last, 0, last.length);
    }

    /** How many tokens come before and after the thoughts, the prompt included. */
    int fixedTokens() {
        return read.length + end.length;
    }

    /** All text, the ends, and the marker if it is a token of its own. */
    private TokenMask mask() {
        long[] words = new long[(vocabulary.size() + 63) >> 6];
        for (int id = 0; id < vocabulary.size(); id++) {
            TokenKind kind = vocabulary.kind(id);
            if (kind == TokenKind.NORMAL || kind == TokenKind.BYTE || vocabulary.isEnd(id) || id == end[0]) {
                words[id >> 6] |= 1L << id;
            }
        }
        return TokenMask.ofBits(vocabulary.size(), words, new int[0], new int[0]);
    }

    /** Thinks; the session has then read all but {@link #pending()}. At the deadline it stops. */
    void run(DecodingSession session, int budget, Deadline deadline) {
        float[] logits = session.start(read);
        while (tokens < budget && deadline.passed() == null) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancelledException("the thread was interrupted", null, List.of());
            }
            int token = sampler.pick(logits, mask);
            tokens++;
            if (vocabulary.isEnd(token) || (token == end[0] && vocabulary.kind(token) == TokenKind.CONTROL)) {
                break;
            }
            int before = thoughts.size();
            thoughts.writeBytes(vocabulary.bytes(token));
            String text = thoughts.toString(StandardCharsets.UTF_8);
            int marker = text.indexOf(endMarker.strip(), Math.max(0, text.length() - 2 * endMarker.length() - 64));
            if (marker >= 0) {
                endBefore(token, before, marker, text);
                return;
            }
            logits = session.decode(token);
            read = append(read, token);
        }
        pending = end;
    }

    /** The model wrote the marker itself; what it wrote after it in the same token is not read. */
    private void endBefore(int token, int before, int marker, String text) {
        String told = new String(thoughts.toByteArray(), 0, before, StandardCharsets.UTF_8);
        String whole = text.substring(0, marker) + endMarker.strip();
        boolean exact = text.strip().length() <= whole.length();
        pending = exact ? written(token) : model.tokenize(whole.substring(Math.min(told.length(), whole.length())));
        thoughts.reset();
        thoughts.writeBytes(text.substring(0, marker).getBytes(StandardCharsets.UTF_8));
    }

    /** What follows the marker in training is read with it, if the marker is a token of its own. */
    private int[] written(int token) {
        return end[0] == token ? end : new int[] {token};
    }

    private static int[] append(int[] all, int token) {
        int[] longer = Arrays.copyOf(all, all.length + 1);
        longer[all.length] = token;
        return longer;
    }

    /** What the session must read before the answer's first token. */
    int[] pending() {
        return pending;
    }

    /** How many tokens come before the answer, the prompt and what is pending included. */
    int length() {
        return read.length + pending.length;
    }

    /** How many tokens were thought. */
    int tokens() {
        return tokens;
    }

    String text() {
        return Utf8.decode(thoughts.toByteArray()).strip();
    }
}
