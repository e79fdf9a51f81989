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
    private static final String REST_OF_LABEL = "[^.\\u3002\\uFF0E\\uFF61]";
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

    private InternationalNames() {}

    /** A name with any of the dots that IDNA knows. */
    static String regex() {
        BitSet valid = valid();
        String marks = "[" + ranges(valid, InternationalNames::isMark) + "]";
        String letters = ranges(valid, c -> true);
        String rightToLeft = ranges(valid, InternationalNames::isRightToLeft) + "\\u05F3\\u05F4";
        String neutral =
                ranges(valid, c -> !isRightToLeft(c) && !isLeftToRight(c)) + "\\u30FB\\u00B7\\u0375\\u200C\\u200D";
        String leftToRight = ranges(valid, InternationalNames::isLeftToRight) + "A-Z";
        String contextual = "(?<=l)\\u00B7(?=l)|\\u0375(?=\\p{Script=Greek})|(?<=\\p{Script=Hebrew})[\\u05F3\\u05F4]"
                + "|\\u30FB|(?<=[" + VIRAMA + "])[\\u200C\\u200D]"
                + "|(?<=[" + DUAL_JOINING + "])\\u200C(?=[" + RIGHT_JOINING + "])";
        String label = "(?![A-Za-z0-9-]{2}--)(?!..--)(?!-)(?!" + marks + ")" + "(?!" + REST_OF_LABEL
                + "*\\u30FB)(?:[A-Z" + letters + "-]|" + contextual + "){1,63}(?<!-)";
        String kana = "(?=" + REST_OF_LABEL + "*[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}])";
        String withKana = label.replace("(?!" + REST_OF_LABEL + "*\\u30FB)", kana);
        String oneKindOfDigits = "(?!" + REST_OF_LABEL + "*[" + ARABIC_DIGITS + "]" + REST_OF_LABEL + "*["
                + EXTENDED_DIGITS + "])(?!" + REST_OF_LABEL + "*[" + EXTENDED_DIGITS + "]" + REST_OF_LABEL + "*["
                + ARABIC_DIGITS + "])";
        String any = oneKindOfDigits + "(?:" + label + "|" + withKana + ")";
        String name = any + "(?:" + DOT + any + ")*";
        String noRightToLeft = "(?![^]*[" + rightToLeft + "])";
        String ltr = "(?=[" + leftToRight + "][" + leftToRight + neutral + "]*(?:" + DOT + "|$))";
        String rtl = "(?=[" + rightToLeft + "][" + rightToLeft + neutral + "]*(?:" + DOT + "|$))"
                + "(?!" + REST_OF_LABEL + "*[0-9" + EXTENDED_DIGITS + "]" + REST_OF_LABEL + "*[" + ARABIC_DIGITS + "])"
                + "(?!" + REST_OF_LABEL + "*[" + ARABIC_DIGITS + "]" + REST_OF_LABEL + "*[0-9" + EXTENDED_DIGITS + "])";
        String directed = "(?:" + ltr + "|" + rtl + ")" + any;
        return noRightToLeft + name + "|" + directed + "(?:" + DOT + directed + ")*";
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

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    private static boolean isLeftToRight(int c) {
        return Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }
}
