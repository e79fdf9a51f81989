package dev.trammel.llamacpp.internal.engine;

import com.sun.jna.Pointer;
import dev.trammel.constraints.TokenKind;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.llamacpp.internal.binding.Llama;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model's tokens are.
 *
 * @param vocabulary the tokens, as wide as the logits
 * @param markers control tokens by their spelling, longest first
 */
public record TokenTable(Vocabulary vocabulary, List<Marker> markers) {
    private static final int UNKNOWN = 1;
    private static final int UNUSED = 1 << 1;
    private static final int CONTROL = 1 << 3;
    private static final int BYTE = 1 << 5;
    private static final int STRIP_LEFT = 1 << 7;
    private static final int STRIP_RIGHT = 1 << 8;

    /**
     * A control token as a chat template spells it.
     *
     * @param id the token
     * @param text its spelling, not empty
     * @param stripLeft whether it swallows the whitespace before it
     * @param stripRight whether it swallows the whitespace after it
     */
    public record Marker(int id, String text, boolean stripLeft, boolean stripRight) {}

    /** Asks a model for all of its tokens. */
    public static TokenTable read(NativeModel model) {
        Pointer vocab = model.vocab();
        int size = model.tokens();
        Vocabulary.Builder builder = Vocabulary.builder(size);
        List<Marker> markers = new ArrayList<>();
        for (int id = 0; id < size; id++) {
            int attributes = Llama.llama_vocab_get_attr(vocab, id);
            boolean end = Llama.llama_vocab_is_eog(vocab, id) != 0;
            if (end) {
                builder.end(id);
            } else if ((attributes & CONTROL) != 0) {
                builder.control(id);
            } else if ((attributes & (UNKNOWN | UNUSED)) == 0) {
                addText(builder, id, attributes, piece(vocab, id, false));
            }
            if (end || (attributes & (CONTROL | UNKNOWN)) != 0) {
                addMarker(markers, id, attributes, piece(vocab, id, true));
            }
        }
        markers.sort(Comparator.comparingInt((Marker marker) -> -marker.text().length())
                .thenComparingInt(Marker::id));
        return new TokenTable(builder.build(), List.copyOf(markers));
    }

    private static void addText(Vocabulary.Builder builder, int id, int attributes, byte[] piece) {
        if ((attributes & BYTE) != 0 && piece.length == 1) {
            builder.rawByte(id, piece[0]);
        } else {
            builder.token(id, piece);
        }
    }

    private static void addMarker(List<Marker> markers, int id, int attributes, byte[] piece) {
        String text = new String(piece, StandardCharsets.UTF_8);
        if (!text.isEmpty()) {
            markers.add(new Marker(id, text, (attributes & STRIP_LEFT) != 0, (attributes & STRIP_RIGHT) != 0));
        }
    }

    /** The bytes of a token; {@code special} to spell out control tokens too. */
    private static byte[] piece(Pointer vocab, int id, boolean special) {
        byte[] buffer = new byte[64];
        byte flag = (byte) (special ? 1 : 0);
        int length = Llama.llama_token_to_piece(vocab, id, buffer, buffer.length, 0, flag);
        if (length < 0) {
            buffer = new byte[-length];
            length = Llama.llama_token_to_piece(vocab, id, buffer, buffer.length, 0, flag);
        }
        return Arrays.copyOf(buffer, Math.max(length, 0));
    }

    /** The spelling of a control token; empty for a token that is none. */
    public String spelling(int id) {
        return markers.stream()
                .filter(marker -> marker.id() == id)
                .findFirst()
                .map(Marker::text)
                .orElse("");
    }

    /** Whether a text is what one token stands for, or how a control token is spelled. */
    public boolean isToken(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return markers.stream().anyMatch(marker -> marker.text().equals(text))
                || IntStream.range(0, vocabulary.size()).anyMatch(id -> Arrays.equals(vocabulary.bytes(id), bytes));
    }

    /** Whether a token is one that no text may turn into. */
    boolean isControl(int id) {
        return vocabulary.kind(id) == TokenKind.CONTROL;
    }
}
