package dev.trammel.constraints.internal.vocabulary;

import dev.trammel.constraints.internal.automaton.LengthDfa;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The plain tokens, by what they are to an automaton that only counts code points: those of as many code points that
 * end at the same place within one lead to the same state. All of a kind have the same first byte, too. Immutable.
 */
public final class PlainKinds {
    private final List<int[]> kinds = new ArrayList<>();

    /**
     * Sorts tokens.
     *
     * @param plain the ids, of valid UTF-8 or the beginning of it
     * @param bytes the bytes of each token of the vocabulary
     */
    PlainKinds(int[] plain, byte[][] bytes) {
        LengthDfa counting = new LengthDfa(0, bytes.length == 0 ? 0 : longest(bytes));
        Map<List<Integer>, IntStream.Builder> byState = new LinkedHashMap<>();
        for (int id : plain) {
            int state = counting.start();
            for (byte b : bytes[id]) {
                state = counting.step(state, b & 0xFF);
            }
            byState.computeIfAbsent(List.of(state, (int) bytes[id][0]), key -> IntStream.builder())
                    .add(id);
        }
        byState.values().forEach(ids -> kinds.add(ids.build().toArray()));
    }

    private static int longest(byte[][] bytes) {
        int longest = 0;
        for (byte[] text : bytes) {
            longest = Math.max(longest, text.length);
        }
        return longest;
    }

    /** The tokens of each kind, none of them empty; not copied. */
    public List<int[]> kinds() {
        return kinds;
    }
}
