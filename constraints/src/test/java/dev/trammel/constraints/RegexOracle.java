package dev.trammel.constraints;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Random regular expressions of ECMA-262 and a textbook interpreter of them: from a place in a text, the places where a
 * part may end, by the definition of each construct. Slow, and plain to check.
 */
sealed interface RegexOracle {
    /** The places where it may end that begins at one. */
    TreeSet<Integer> ends(int[] text, int from);

    /** Its notation, as one atom. */
    String notation();

    /** Whether it matches somewhere in a text. */
    default boolean isFoundIn(String text) {
        int[] codePoints = text.codePoints().toArray();
        for (int from = 0; from <= codePoints.length; from++) {
            if (!ends(codePoints, from).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static TreeSet<Integer> where(boolean holds, int place) {
        return holds ? new TreeSet<>(List.of(place)) : new TreeSet<>();
    }

    /** One character out of a class. */
    record One(String notation, IntPredicate allows) implements RegexOracle {
        @Override
        public TreeSet<Integer> ends(int[] text, int from) {
            return where(from < text.length && allows.test(text[from]), from + 1);
        }
    }

    /** One after the other. */
    record Both(RegexOracle left, RegexOracle right) implements RegexOracle {
        @Override
        public TreeSet<Integer> ends(int[] text, int from) {
            TreeSet<Integer> ends = new TreeSet<>();
            left.ends(text, from).forEach(middle -> ends.addAll(right.ends(text, middle)));
            return ends;
        }

        @Override
        public String notation() {
            return "(?:" + left.notation() + right.notation() + ")";
        }
    }

    /** One or the other. */
    record Either(RegexOracle left, RegexOracle right) implements RegexOracle {
        @Override
        public TreeSet<Integer> ends(int[] text, int from) {
            TreeSet<Integer> ends = left.ends(text, from);
            ends.addAll(right.ends(text, from));
            return ends;
        }

        @Override
        public String notation() {
            return "(?:" + left.notation() + "|" + right.notation() + ")";
        }
    }

    /** Over and over; no upper bound if that is negative. */
    record Repeat(RegexOracle part, int min, int max, String suffix) implements RegexOracle {
        @Override
        public TreeSet<Integer> ends(int[] text, int from) {
            TreeSet<Integer> ends = where(min == 0, from);
            TreeSet<Integer> at = where(true, from);
            for (int count = 1; max < 0 ? count <= min + text.length + 1 : count <= max; count++) {
                TreeSet<Integer> next = new TreeSet<>();
                at.forEach(place -> next.addAll(part.ends(text, place)));
                at = next;
                if (count >= min) {
                    ends.addAll(at);
                }
            }
            return ends;
        }

        @Override
        public String notation() {
            return "(?:" + part.notation() + ")" + suffix;
        }
    }

    /** Whether something follows or not. */
    record Ahead(RegexOracle part, boolean negative) implements RegexOracle {
        @Override
        public TreeSet<Integer> ends(int[] text, int from) {
            return where(part.ends(text, from).isEmpty() == negative, from);
        }

        @Override
        public String notation() {
            return (negative ? "(?!" : "(?=") + part.notation() + ")";
        }
    }

    /** Whether something is before or not. */
    record Behind(RegexOracle part, boolean negative) implements RegexOracle {
        @Override
        public TreeSet<Integer> ends(int[] text, int from) {
            boolean found = false;
            for (int start = 0; start <= from; start++) {
                found |= part.ends(text, start).contains(from);
            }
            return where(found != negative, from);
        }

        @Override
        public String notation() {
            return (negative ? "(?<!" : "(?<=") + part.notation() + ")";
        }
    }

    /** An assertion about a place. */
    record Place(String notation) implements RegexOracle {
        @Override
        public TreeSet<Integer> ends(int[] text, int from) {
            boolean edge = (from > 0 && isWord(text[from - 1])) != (from < text.length && isWord(text[from]));
            return where(
                    switch (notation) {
                        case "^" -> from == 0;
                        case "$" -> from == text.length;
                        case "\\b" -> edge;
                        default -> !edge;
                    },
                    from);
        }
    }

    private static boolean isWord(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_');
    }

    private static boolean isBlank(int c) {
        return (c >= 9 && c <= 13)
                || c == 0xFEFF
                || Character.getType(c) == Character.SPACE_SEPARATOR
                || (c | 1) == 0x2029;
    }

    private static boolean isLine(int c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

    /** Characters by their notation. */
    List<One> ATOMS = List.of(
            new One("a", c -> c == 'a'),
            new One("b", c -> c == 'b'),
            new One("é", c -> c == 'é'),
            new One("\\u{1F600}", c -> c == 0x1F600),
            new One(".", c -> !isLine(c)),
            new One("\\d", c -> c >= '0' && c <= '9'),
            new One("\\w", RegexOracle::isWord),
            new One("\\W", c -> !isWord(c)),
            new One("\\s", RegexOracle::isBlank),
            new One("\\S", c -> !isBlank(c)),
            new One("[ab]", c -> c == 'a' || c == 'b'),
            new One("[^a]", c -> c != 'a'),
            new One("[^\\s\\d]", c -> !isBlank(c) && !(c >= '0' && c <= '9')),
            new One("[a-zà-ÿ]", c -> (c >= 'a' && c <= 'z') || (c >= 'à' && c <= 'ÿ')),
            new One("\\p{Lu}", c -> Character.getType(c) == Character.UPPERCASE_LETTER),
            new One("\\P{L}", c -> !Character.isLetter(c)),
            new One("[\\p{Nd}_]", c -> Character.isDigit(c) || c == '_'));

    /** Texts that the atoms tell apart. */
    List<String> CHARACTERS = List.of("a", "b", "é", "😀", "1", "_", " ", "\n", "É", "日", "x", "\u2028");

    /** A random expression. */
    static RegexOracle random(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return ATOMS.get(random.nextInt(random.nextBoolean() ? 4 : ATOMS.size()));
        }
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3, 4 -> new Both(random(random, depth - 1), random(random, depth - 1));
            case 5, 6 -> new Either(random(random, depth - 1), random(random, depth - 1));
            case 7 -> new Repeat(random(random, depth - 1), 0, -1, random.nextBoolean() ? "*" : "*?");
            case 8 -> new Repeat(random(random, depth - 1), 1, -1, "+");
            case 9 -> new Repeat(random(random, depth - 1), 0, 1, "?");
            case 10 -> {
                int min = random.nextInt(3);
                int max = min + random.nextInt(3);
                yield new Repeat(random(random, depth - 1), min, max, "{" + min + "," + max + "}");
            }
            case 11 -> new Place(List.of("^", "$", "\\b", "\\B").get(random.nextInt(4)));
            case 12 -> new Ahead(random(random, depth - 1), random.nextBoolean());
            default -> new Behind(random(random, Math.min(1, depth - 1)), random.nextBoolean());
        };
    }

    /** A random text. */
    static String text(Random random) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            parts.add(CHARACTERS.get(random.nextInt(random.nextBoolean() ? 3 : CHARACTERS.size())));
        }
        return String.join("", parts);
    }
}
