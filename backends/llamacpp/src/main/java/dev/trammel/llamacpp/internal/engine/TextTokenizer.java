package dev.trammel.llamacpp.internal.engine;

import com.sun.jna.Pointer;
import dev.trammel.llamacpp.internal.binding.Llama;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Turns text into tokens of text. */
public final class TextTokenizer {
    private final Pointer vocab;
    private final TokenTable table;

    /** Tokenizes for a model. */
    public TextTokenizer(NativeModel model, TokenTable table) {
        vocab = model.vocab();
        this.table = table;
    }

    /**
     * Tokenizes text as text, whatever it spells.
     *
     * @throws IllegalArgumentException if the model has no other token than a control token for it
     */
    public int[] tokenize(String text) {
        int[] tokens = nativeTokens(text);
        if (IntStream.of(tokens).noneMatch(table::isControl)) {
            return tokens;
        }
        return apart(text);
    }

    /**
     * Tokenizes on either side of a cut through the first control token: some files mark those that end a sequence as
     * plain text.
     */
    private int[] apart(String text) {
        int cut = table.markers().stream()
                .filter(marker -> marker.text().length() > 1)
                .mapToInt(marker -> text.indexOf(marker.text()))
                .filter(at -> at >= 0)
                .map(at -> text.offsetByCodePoints(at, 1))
                .min()
                .orElse(text.length());
        if (cut == text.length()) {
            throw new IllegalArgumentException("expected text that the model can spell, found \"" + text
                    + "\", which it takes for a control token");
        }
        return IntStream.concat(
                        IntStream.of(tokenize(text.substring(0, cut))), IntStream.of(tokenize(text.substring(cut))))
                .toArray();
    }

    private int[] nativeTokens(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[bytes.length + 8]; // a token has at least a byte, but for a space put before the text
        int count = Llama.llama_tokenize(vocab, bytes, bytes.length, tokens, tokens.length, (byte) 0, (byte) 0);
        if (count < 0 && count > Integer.MIN_VALUE) {
            tokens = new int[-count];
            count = Llama.llama_tokenize(vocab, bytes, bytes.length, tokens, tokens.length, (byte) 0, (byte) 0);
        }
        if (count < 0) {
            throw new IllegalArgumentException(
                    "expected text that fits into 2^31 tokens, found " + bytes.length + " bytes");
        }
        return Arrays.copyOf(tokens, count);
    }
}
