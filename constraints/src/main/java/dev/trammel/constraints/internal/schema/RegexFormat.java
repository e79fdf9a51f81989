package dev.trammel.constraints.internal.schema;

/**
 * Regular expressions of ECMA-262 with the {@code u} flag, as far as they are a regular language themselves: nested a
 * few times.
 */
final class RegexFormat {
    /** How many groups may be nested. */
    static final int DEEPEST = 3;

    private static final String HEX = "[0-9A-Fa-f]";
    private static final String SYNTAX = "\\^$.*+?()\\[\\]{}|";
    /** Escapes that stand for a code point or a class of them. */
    private static final String ESCAPE = "\\\\(?:[dDwWsStnvfr/\\\\" + SYNTAX + "]|c[A-Za-z]|x" + HEX + "{2}|u" + HEX
            + "{4}|u\\{(?:" + HEX + "{1,5}|10" + HEX + "{4})\\}"
            + "|[pP]\\{(?:L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?|C[cfno]?"
            + "|Letter|Lowercase_Letter|Uppercase_Letter|Number|Punctuation|Symbol|Separator"
            + "|Alphabetic|White_Space|ASCII|Any)\\})";

    private static final String QUANTIFIER = "(?:[*+?]|\\{(?:[0-9]+,?|" + ascending() + ")\\})\\??";

    private RegexFormat() {}

    private static String ascending() {
        StringBuilder bounds = new StringBuilder("[0-9],[1-9][0-9]+|[0-9]{2},[1-9][0-9]{2,}|[0-9]{3},[1-9][0-9]{3,}");
        for (int i = 0; i < 10; i++) {
            bounds.append('|').append(i).append(",[").append(i).append("-9]");
        }
        return bounds.toString();
    }

    /** Ranges between letters of one case or digits, so that they ascend; any others alone. */
    private static String charClass() {
        StringBuilder ranges = new StringBuilder();
        for (char c = '0'; c <= 'z'; c++) {
            if (Character.isLetterOrDigit(c)) {
                char last = c <= '9' ? '9' : c <= 'Z' ? 'Z' : 'z';
                ranges.append(c).append("-[").append(c).append('-').append(last).append("]|");
            }
        }
        return "\\[\\^?(?:" + ranges + "[^\\\\\\]-]|" + ESCAPE + "|\\\\[b-])*-?\\]";
    }

    /** An expression from beginning to end; a named group is one of the outermost. */
    static String regex() {
        String atom = "[^\\\\" + SYNTAX + "]|\\.|" + ESCAPE + "|" + charClass();
        String assertion = "[\\^$|]|\\\\[bB]";
        String any = "(?:(?:" + atom + ")(?:" + QUANTIFIER + ")?|" + assertion + ")*";
        String named = any;
        for (int depth = 0; depth < DEEPEST; depth++) {
            String group = "\\((?:\\?:)?" + any + "\\)";
            String look = "\\(\\?<?[=!]" + any + "\\)";
            named = "\\(\\?<[A-Za-z_$][A-Za-z0-9_$]*>" + any + "\\)(?:" + QUANTIFIER + ")?";
            any = "(?:(?:" + atom + "|" + group + ")(?:" + QUANTIFIER + ")?|" + assertion + "|" + look + ")*";
        }
        return any + "(?:" + named + any + ")?";
    }
}
