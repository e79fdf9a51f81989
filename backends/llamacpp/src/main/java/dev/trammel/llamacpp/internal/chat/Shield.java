package dev.trammel.llamacpp.internal.chat;

import dev.trammel.llamacpp.ChatTemplateException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the texts of messages from spelling control tokens while a template is rendered: in each such spelling the
 * first character is replaced by one that stands for it, from Unicode's private use area. Templates may then trim, cut,
 * split and test the texts as they like, and whatever still spells a control token afterwards was written by the
 * template.
 *
 * <p>A text that could be the beginning, the middle or the end of a spelling is shielded too, in case the template
 * supplies the rest.
 */
final class Shield {
    private static final char FIRST = '\ue000';
    private static final char LAST = '\uf8ff';

    private final List<String> spellings;
    private final String occupied;
    private final Map<Integer, Character> substitutes = new HashMap<>();
    private final Map<Character, Integer> originals = new HashMap<>();

    /**
     * Makes a shield for one conversation.
     *
     * @param spellings of control tokens, none of them empty
     * @param occupied all texts that come together, whose characters are no substitutes
     */
    Shield(List<String> spellings, String occupied) {
        this.spellings = spellings;
        this.occupied = occupied;
    }

    /** Replaces what spells, or helps to spell, a control token. */
    String cover(String text) {
        boolean[] marked = new boolean[text.length() + 1];
        for (String spelling : spellings) {
            for (int at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) {
                marked[at] = true;
            }
            markEdges(text, spelling, marked);
        }
        StringBuilder covered = new StringBuilder(text.length());
        int point;
        for (int i = 0; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (marked[i]) {
                covered.append(substitute(point));
            } else {
                covered.appendCodePoint(point);
            }
        }
        return covered.toString();
    }

    /** Puts the characters back that were replaced. */
    String uncover(String text) {
        StringBuilder uncovered = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            Integer original = originals.get(text.charAt(i));
            if (original == null) {
                uncovered.append(text.charAt(i));
            } else {
                uncovered.appendCodePoint(original);
            }
        }
        return uncovered.toString();
    }

    private static void markEdges(String text, String spelling, boolean[] marked) {
        int from = text.length() - text.stripLeading().length();
        int to = text.stripTrailing().length();
        if (from >= to) {
            return;
        }
        String core = text.substring(from, to);
        if (core.length() < spelling.length() && spelling.contains(core)) {
            marked[from] = true;
        }
        for (int length = 1; length < spelling.length(); length++) {
            if (core.startsWith(spelling.substring(spelling.length() - length))) {
                marked[from] = true;
            }
            if (core.endsWith(spelling.substring(0, length))) {
                marked[to - Character.charCount(core.codePointBefore(core.length()))] = true;
            }
        }
    }

    private char substitute(int original) {
        return substitutes.computeIfAbsent(original, key -> {
            char free = FIRST;
            while (occupied.indexOf(free) >= 0 || originals.containsKey(free)) {
                if (free++ == LAST) {
                    throw new ChatTemplateException(
                            "expected a private use character that no message has, found all of them in use");
                }
            }
            originals.put(free, key);
            return free;
        });
    }
}
