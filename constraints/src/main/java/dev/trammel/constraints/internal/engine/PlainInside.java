package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.automaton.LengthDfa;
import dev.trammel.constraints.internal.vocabulary.PlainTokens;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The plain tokens that stay within the content of a string.
 *
 * <p>From most states of most patterns, few characters make a difference: the others lead around among a few states,
 * the core, or die at once wherever they come. Tokens of such characters alone need no walk, only bit sets by
 * character; just those with one that makes a difference do.
 */
final class PlainInside {
    /** The core is given up beyond so many states. */
    private static final int MOST_STATES = 24;

    /** One token in so many may need a walk of its own; else all are walked together. */
    private static final int SHARE = 6;

    private final TokenIndex tokens;
    private final PlainTokens plain;
    private final JsonStringDfa dfa;
    private final long[] any;

    /** Bytes that begin a character that lives from some state of the core, and that die from some. */
    private final boolean[] lives = new boolean[256];

    private final boolean[] dies = new boolean[256];

    PlainInside(TokenIndex tokens, JsonStringDfa dfa) {
        this.tokens = tokens;
        this.dfa = dfa;
        plain = tokens.plain();
        any = tokens.shared(PlainInside.class, () -> anyText(tokens));
    }

    /** The plain tokens that are valid UTF-8, or the beginning of it. */
    private static long[] anyText(TokenIndex tokens) {
        long[] bits = new long[(tokens.width() + 63) >> 6];
        JsonStringDfa any = new JsonStringDfa(LengthDfa.ANY_TEXT, false, null);
        tokens.plain().collect(any::row, LengthDfa.ANY_TEXT.start(), bits);
        return bits;
    }

    /** Sets the bits of the tokens that lead from a state of the content to a state. */
    void collect(int content, long[] inside) {
        if (isWithinCharacter(content) || !explore(content) || !collectCore(content, inside)) {
            Arrays.fill(inside, 0);
            plain.collect(dfa::row, content, inside);
        }
    }

    private boolean isWithinCharacter(int content) {
        int[] row = dfa.row(content);
        for (int b = 0x80; b < 0xC0; b++) {
            if (row[b] >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Finds the core, and what becomes of each character there; false if it is large. */
    private boolean explore(int content) {
        Set<Integer> core = new HashSet<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        core.add(content);
        open.add(content);
        while (!open.isEmpty()) {
            int state = open.remove();
            int[] row = dfa.row(state);
            for (int b = 0x20; b < 256; b++) {
                int utf8 = LengthDfa.ANY_TEXT.step(LengthDfa.ANY_TEXT.start(), b);
                if (utf8 == Dfa.DEAD || b == '"' || b == '\\') {
                    continue;
                }
                Set<Integer> after = new HashSet<>();
                boolean dead = row[b] < 0 || !follow(row[b], utf8, after);
                dies[b] |= dead;
                lives[b] |= !dead || row[b] >= 0;
                if (!dies[b]) {
                    after.stream().filter(core::add).forEach(open::add);
                }
            }
            if (core.size() > MOST_STATES) {
                return false;
            }
        }
        return true;
    }

    /** Finds the states after the rest of a character; false if some rest leads nowhere. */
    private boolean follow(int state, int utf8, Set<Integer> after) {
        if (utf8 == LengthDfa.ANY_TEXT.start()) {
            after.add(state);
            return true;
        }
        int[] row = dfa.row(state);
        int last = -1;
        for (int b = 0x80; b < 0xC0; b++) {
            int next = LengthDfa.ANY_TEXT.step(utf8, b);
            if (next == Dfa.DEAD) {
                continue;
            }
            if (row[b] < 0) {
                return false;
            }
            int pair = row[b] * 8 + next;
            if (pair != last && !follow(row[b], next, after)) {
                return false;
            }
            last = pair;
        }
        return true;
    }

    /** False if too many tokens have a character that makes a difference. */
    private boolean collectCore(int content, long[] inside) {
        System.arraycopy(any, 0, inside, 0, any.length);
        long[] walked = new long[inside.length];
        int count = 0;
        for (int b = 0x20; b < 256; b++) {
            if (!dies[b]) {
                continue;
            }
            long[] with = plain.with(b);
            for (int i = 0; i < with.length; i++) {
                inside[i] &= ~with[i];
            }
            if (lives[b]) {
                count += or(walked, with);
                if (count > tokens.width() / SHARE) {
                    return false;
                }
            }
        }
        if (count > 0) {
            walk(content, walked, inside);
        }
        return true;
    }

    /** How many bits there are more. */
    private static int or(long[] bits, long[] more) {
        int count = 0;
        for (int i = 0; i < bits.length; i++) {
            long added = more[i] & ~bits[i];
            if (added != 0) {
                count += Long.bitCount(added);
                bits[i] |= added;
            }
        }
        return count;
    }

    private void walk(int content, long[] walked, long[] inside) {
        for (int i = 0; i < walked.length; i++) {
            for (long word = walked[i]; word != 0; word &= word - 1) {
                int id = (i << 6) + Long.numberOfTrailingZeros(word);
                int state = content;
                byte[] text = tokens.bytes(id);
                for (int j = 0; j < text.length && state >= 0; j++) {
                    state = dfa.row(state)[text[j] & 0xFF];
                }
                if (state >= 0) {
                    inside[i] |= 1L << id;
                }
            }
        }
    }
}
