package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.engine.CharSteps.Node;
import dev.trammel.constraints.internal.vocabulary.ByteSet;
import dev.trammel.constraints.internal.vocabulary.PlainTokens;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plain tokens that stay within the content of a string.
 *
 * <p>From most states of most patterns, few characters make a difference: the others lead around among the states of a
 * {@link Core}, or die wherever they come. Tokens of such characters alone need no walk, only bit sets by character.
 * Confined to one thread at a time.
 */
final class PlainInside {
    /** Where fewer tokens can begin, walking them together is fastest. */
    private static final int FEW = 512;

    private final TokenIndex tokens;
    private final PlainTokens plain;
    private final JsonStringDfa dfa;
    private final CharSteps steps;
    private final Map<ByteSet, Core> cores = new HashMap<>();

    /**
     * Starts with nothing known.
     *
     * @param common of {@link JsonStringDfa#common}
     */
    PlainInside(TokenIndex tokens, JsonStringDfa dfa, @Nullable PlainInside common) {
        this.tokens = tokens;
        this.dfa = dfa;
        plain = tokens.plain();
        steps = new CharSteps(dfa, common == null ? null : common.steps);
    }

    /**
     * Sets the bits of the tokens that lead from a state of the content to a state.
     *
     * @param inside all 0
     */
    void collect(int content, long[] inside) {
        if (dfa.inner().takesAnyText(content)) {
            System.arraycopy(plain.upTo(plain.longest()), 0, inside, 0, inside.length);
            return;
        }
        int begin = isWithinCharacter(content) ? 0 : begin(content);
        if (begin >= FEW) {
            Node node = steps.of(content);
            Core core = cores.computeIfAbsent(node.full, full -> new Core(tokens, steps, full));
            if (core.collect(node, begin, this::leadsOn, inside)) {
                return;
            }
        }
        plain.collect(dfa::row, content, inside);
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

    private int begin(int content) {
        int[] row = dfa.row(content);
        int count = 0;
        for (int b = 0x20; b < 256; b++) {
            count += row[b] >= 0 ? plain.beginning(b) : 0;
        }
        return count;
    }

    private boolean leadsOn(int content, int token) {
        int state = content;
        byte[] text = tokens.bytes(token);
        for (int i = 0; i < text.length && state >= 0; i++) {
            state = dfa.row(state)[text[i] & 0xFF];
        }
        return state >= 0;
    }
}
