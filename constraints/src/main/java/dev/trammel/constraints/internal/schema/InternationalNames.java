package dev.trammel.constraints.internal.schema;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Host names in Unicode (RFC 5890 to 5893) as a regular expression: which code points are valid, where those stand that
 * need a context, and how labels may mix directions.
 *
 * <p>Left out are labels in Punycode, and the length of a label's Punycode, which is no regular matter.
 */
final class InternationalNames {
    private static final String DOT = "[.\\u3002\\uFF0E\\uFF61]";
    private static final String LENGTH = "(?=[^.\\u3002\\uFF0E\\uFF61]{1,63}(?:" + DOT + "|$))(?!..--)";
    /** Code points that RFC 5892 allows although their properties do not. */
    private static final String EXCEPTIONS_VALID = "\u00DF\u03C2\u06FD\u06FE\u0F0B\u3007";
    /** Those that it disallows although their properties do. */
    private static final String EXCEPTIONS_DISALLOWED = "\u0640\u07FA\u302E\u302F\u3031\u3032\u3033\u3034\u3035\u303B";

    private static final String ARABIC_DIGITS = "\\u0660-\\u0669";
    private static final String EXTENDED_DIGITS = "\\u06F0-\\u06F9";
    private static final String VIRAMA =
            "\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA\\u0E3A\\u0F84\\u1039\\u103A\\u17D2";
    /** Letters that join on both sides, where a non-joiner may stand: those of the Arabic block that do. */
    private static final String DUAL_JOINING =
            "\\u0620\\u0626\\u0628\\u062A-\\u062E\\u0633-\\u063F\\u0641-\\u0647\\u0649\\u064A";

    private static final String RIGHT_JOINING = "\\u0622-\\u0625\\u0627\\u0629\\u062F-\\u0632\\u0648" + DUAL_JOINING;

    private static final String JOINED = "(?:[" + DUAL_JOINING + "]\\u200C)+[" + RIGHT_JOINING + "]";
    private static final String HEBREW = "[\\u05D0-\\u05EA\\u05EF-\\u05F2][\\u05F3\\u05F4]+";

    private InternationalNames() {}

    /** A name with any of the dots that IDNA knows. */
    static String regex() {
        BitSet valid = valid();
        String marks = ranges(valid, InternationalNames::isMark);
        String neutral = ranges(valid, c -> !isMark(c) && !isRightToLeft(c) && !isLeftToRight(c) && !isDigit(c));
        String leftToRight = ranges(valid, c -> !isMark(c) && isLeftToRight(c)) + "A-Z";
        String rightToLeft = ranges(valid, c -> !isMark(c) && isRightToLeft(c) && !isDigit(c));
        String digits = "0-9" + EXTENDED_DIGITS;
        String left = labels(leftToRight, neutral, marks, digits);
        String right = label(rightToLeft, neutral + digits, marks, HEBREW + "|" + JOINED) + "|"
                + label(rightToLeft, neutral + ARABIC_DIGITS, marks, HEBREW + "|" + JOINED);
        String undirected = "(?:" + left + "|" + labels(digits + neutral, leftToRight, marks, "") + ")";
        String directed = "(?:" + left + "|" + right + ")";
        return undirected + "(?:" + DOT + undirected + ")*|" + directed + "(?:" + DOT + directed + ")*";
    }

    /** Labels from left to right; one with the dot of Katakana has a letter of Japanese, too. */
    private static String labels(String first, String more, String marks, String digits) {
        String japanese = "\\u3041-\\u3096\\u30A1-\\u30FA\\u3005-\\u3007\\u3400-\\u4DBF\\u4E00-\\u9FFC";
        String any = "[\\u30FB" + first + more + marks + digits + "]";
        return label(first, more + digits, marks, "l(?:\\u00B7l)+|\\u0375\\p{Script=Greek}") + "|" + LENGTH
                + "(?:\\u30FB|[" + first + "]" + any + "*)?" + any + "*[" + japanese + "]" + any + "*";
    }

    /** A label of up to 63 characters that begins with some, and has no hyphen at its ends or at its third place. */
    private static String label(String first, String more, String marks, String contextual) {
        String joined = contextual + "|[" + VIRAMA + "][\\u200C\\u200D]";
        return LENGTH + "(?:[" + first + "]|" + contextual + ")(?:-*(?:[" + first + more + marks + "]|" + joined
                + "))*";
    }

    /** Ranges of valid code points, as the inside of a class. */
    private static String ranges(BitSet valid, IntPredicate predicate) {
        StringBuilder ranges = new StringBuilder();
        int first = -1;
        int last = -1;
        for (int c = valid.nextSetBit(0); c >= 0; c = valid.nextSetBit(c + 1)) {
            if (predicate.test(c)) {
                if (c > last + 1 || first < 0) {
                    ranges.append(first < 0 ? "" : Addresses.range(first, last));
                    first = c;
                }
                last = c;
            }
        }
        ranges.append(Addresses.range(first, last));
        return ranges.toString();
    }

    private static BitSet valid() {
        BitSet valid = new BitSet();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (isValid(c)) {
                valid.set(c);
            }
        }
        return valid;
    }

    /** Whether a code point is PVALID: a letter, mark or digit that normalizing and lower case leave as it is. */
    private static boolean isValid(int c) {
        if (EXCEPTIONS_VALID.indexOf(c) >= 0) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER -> EXCEPTIONS_DISALLOWED.indexOf(c) < 0 && isStable(c);
            default -> false;
        };
    }

    private static boolean isStable(int c) {
        String text = Character.toString(c);
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC) && Character.toLowerCase(c) == c;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isDigit(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_ARABIC_NUMBER
                || direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean isLeftToRight(int c) {
        return Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }
}
