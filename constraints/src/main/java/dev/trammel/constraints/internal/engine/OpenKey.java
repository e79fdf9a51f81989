package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.vocabulary.Escapes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A key that has begun, of an object that has others. Under the lock of the arena.
 *
 * @param term within the key
 * @param log of the text so far
 */
record OpenKey(Term term, TextLog log) {
    /** How four digits spell an ASCII character, but for the last two. */
    private static final String ESCAPE = "\\u00";

    /**
     * Whether it can surely become one that is not there, and so an object that is an item one that was not there
     * before. False if that takes a search.
     */
    boolean mayBeNew() {
        return takesAnyText(term) || (!log.items().isWithinItem() && hasMoreWays());
    }

    private static boolean takesAnyText(Term term) {
        if (term instanceof Frame frame) {
            return takesAnyText(frame.expanded());
        } else if (term instanceof Alternatives some) {
            for (int i = 0; i < some.size(); i++) {
                if (takesAnyText(some.get(i))) {
                    return true;
                }
            }
        } else if (term instanceof Lexical lexical && lexical.dfa() instanceof JsonStringDfa string) {
            int content = string.innerState(lexical.state());
            return content != Dfa.DEAD && string.inner().takesAnyText(content);
        }
        return false;
    }

    /** Whether there are more ways on than keys that it may become again. */
    private boolean hasMoreWays() {
        List<byte[]> rests = log.items().restsOfRepeats();
        byte[] key = log.key();
        int whole = Escapes.complete(key).length;
        if (whole < key.length) {
            return waysOfEscape(Arrays.copyOfRange(key, whole, key.length), rests.size()) > rests.size();
        }
        int keys = 0;
        for (byte[] rest : rests) {
            keys += mayEndWith(rest) ? 1 : 0;
        }
        int ways = keys == 0 ? 1 : 0;
        for (int b = ' '; b < 0x7F && ways <= keys; b++) {
            ways += b != '"' && b != '\\' && term.step(b) != Term.DEAD ? 1 : 0;
        }
        return ways > keys;
    }

    /** How many ASCII characters an escape may become by four digits; no more than one too many are counted. */
    private int waysOfEscape(byte[] begun, int enough) {
        String read = new String(begun, StandardCharsets.ISO_8859_1);
        Term at = ESCAPE.startsWith(read)
                ? term.after(ESCAPE.substring(read.length()).getBytes(StandardCharsets.ISO_8859_1))
                : Term.DEAD;
        int ways = 0;
        for (int c = ' '; c < 0x7F && ways <= enough && at != Term.DEAD; c++) {
            Term half = at.step(Character.forDigit(c >> 4, 16));
            ways += half != Term.DEAD && half.step(Character.forDigit(c & 15, 16)) != Term.DEAD ? 1 : 0;
        }
        return ways;
    }

    /** Whether it may end with some characters, outside escapes; true if those need escapes. */
    boolean mayEndWith(byte[] rest) {
        Term at = term;
        for (byte b : rest) {
            if ((b >= 0 && b < ' ') || b == '"' || b == '\\') {
                return true;
            }
            at = at == Term.DEAD ? at : at.step(b & 0xFF);
        }
        return at != Term.DEAD && at.step('"') != Term.DEAD;
    }
}
