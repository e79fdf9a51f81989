package dev.trammel.openai.internal.schema;

/** Looks at regular expressions without reading them in full. */
final class Patterns {
    private Patterns() {}

    /** Whether there is anything in it that is no regular language's: look-around, {@code \b}, a back-reference. */
    static boolean looksAround(String pattern) {
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
                char next = i < pattern.length() ? pattern.charAt(i) : '\\';
                if (!inClass && (next == 'b' || next == 'B' || next == 'k' || (next >= '1' && next <= '9'))) {
                    return true;
                }
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (pattern.startsWith("(?=", i)
                    || pattern.startsWith("(?!", i)
                    || pattern.startsWith("(?<=", i)
                    || pattern.startsWith("(?<!", i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it begins with {@code ^} and ends with {@code $}, and these hold for all of it. */
    static boolean anchored(String pattern) {
        if (!pattern.startsWith("^") || !pattern.endsWith("$") || pattern.endsWith("\\$")) {
            return false;
        }
        int depth = 0;
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '|' && depth == 0) {
                return false;
            }
        }
        return true;
    }

    /** The pattern of a whole text. */
    static String whole(String regex) {
        return anchored(regex) ? regex : "^(" + regex + ")$";
    }

    /** The pattern that only this text matches. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (".*+?^${}()|[]\\/".indexOf(c) >= 0) {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }
}
