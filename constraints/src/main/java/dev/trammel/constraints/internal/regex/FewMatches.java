package dev.trammel.constraints.internal.regex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the texts that a regular expression matches, if it says itself that it matches whole texts and no others than a
 * few, as {@code ^(?:GET|POST)$} does.
 */
public final class FewMatches {
    /** So many texts are few, even of an expression that is shorter. */
    private static final int FEW = 64;

    /** Groups in groups that are looked into. */
    private static final int DEEPEST = 100;

    private final int most;

    private FewMatches(int most) {
        this.most = most;
    }

    /**
     * The texts. Complexity: linear in the length of the expression and of the texts.
     *
     * @return none twice; null if there are many, or that is not plain to see
     * @throws dev.trammel.constraints.RegexException if it is malformed
     */
    public static @Nullable Set<String> of(String regex) {
        boolean mayBe = regex.indexOf('^') >= 0 && regex.indexOf('$') >= 0 && regex.indexOf('*') < 0;
        if (!mayBe || regex.indexOf('+') >= 0) {
            return null;
        }
        return new FewMatches(Math.max(FEW, regex.length())).anchored(RegexParser.parse(regex), 0);
    }

    private @Nullable Set<String> anchored(Regex regex, int depth) {
        if (regex instanceof Regex.Choice choice) {
            Set<String> all = new LinkedHashSet<>();
            for (Regex option : choice.options()) {
                Set<String> some = depth > DEEPEST ? null : anchored(option, depth + 1);
                if (some == null) {
                    return null;
                }
                all.addAll(some);
            }
            return all;
        }
        if (!(regex instanceof Regex.Sequence sequence) || sequence.parts().size() < 2) {
            return null;
        }
        List<Regex> parts = sequence.parts();
        boolean whole = parts.get(0) instanceof Regex.Anchor first
                && first.start()
                && parts.get(parts.size() - 1) instanceof Regex.Anchor last
                && !last.start();
        return whole ? texts(new Regex.Sequence(parts.subList(1, parts.size() - 1)), depth) : null;
    }

    private @Nullable Set<String> texts(Regex regex, int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        if (regex instanceof Regex.Chars chars) {
            return texts(chars.set());
        }
        if (regex instanceof Regex.Choice choice) {
            Set<String> all = new LinkedHashSet<>();
            for (Regex option : choice.options()) {
                Set<String> some = texts(option, depth + 1);
                if (some == null) {
                    return null;
                }
                all.addAll(some);
            }
            return all.size() > most ? null : all;
        }
        if (regex instanceof Regex.Sequence sequence) {
            return inSequence(sequence.parts(), depth);
        }
        if (regex instanceof Regex.Repeat repeat && repeat.max() == 1) {
            Set<String> some = texts(repeat.body(), depth + 1);
            if (some != null && repeat.min() == 0) {
                some.add("");
            }
            return some;
        }
        return null;
    }

    /** The texts of some code points; half of a surrogate pair is no text. */
    private static @Nullable Set<String> texts(CodePoints set) {
        int[] ranges = set.ranges();
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i + 1] - ranges[i] >= FEW - all.size()) {
                return null;
            }
            for (int one = ranges[i]; one <= ranges[i + 1]; one++) {
                if (one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE) {
                    return null;
                }
                all.add(Character.toString(one));
            }
        }
        return all;
    }

    private @Nullable Set<String> inSequence(List<Regex> parts, int depth) {
        List<StringBuilder> beginnings = new ArrayList<>(List.of(new StringBuilder()));
        for (Regex part : parts) {
            Set<String> some = texts(part, depth + 1);
            if (some == null || (long) beginnings.size() * some.size() > most) {
                return null;
            }
            if (some.size() == 1) {
                String only = some.iterator().next();
                beginnings.forEach(one -> one.append(only));
                continue;
            }
            List<StringBuilder> longer = new ArrayList<>();
            for (StringBuilder one : beginnings) {
                some.forEach(end -> longer.add(new StringBuilder(one).append(end)));
            }
            beginnings = longer;
        }
        Set<String> texts = new LinkedHashSet<>();
        beginnings.forEach(one -> texts.add(one.toString()));
        return texts;
    }
}
