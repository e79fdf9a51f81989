package dev.trammel.openai.internal.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the value out of {@code {"value": …}} as it comes. */
public final class Unwrapping {
    private static final Pattern BEGIN = Pattern.compile("\\s*\\{\\s*\"value\"\\s*:\\s*");

    private String head = "";
    private boolean inside;
    private boolean over;
    private boolean plain;
    private int depth;
    private boolean quoted;
    private boolean escaped;
    private String blanks = "";

    /** The part of the next piece that belongs to the value. */
    public String take(String piece) {
        if (plain) {
            return piece;
        }
        if (inside) {
            return value(piece);
        }
        head += piece;
        Matcher matcher = BEGIN.matcher(head);
        if (matcher.lookingAt() && matcher.end() < head.length()) {
            inside = true;
            return value(head.substring(matcher.end()));
        }
        if (!matcher.lookingAt() && !matcher.hitEnd()) {
            plain = true; // it isn't what was asked for, and stays as it is
            return head;
        }
        return "";
    }

    private String value(String piece) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < piece.length() && !over; i++) {
            char c = piece.charAt(i);
            if (quoted) {
                quoted = escaped || c != '"';
                escaped = !escaped && c == '\\';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                over = depth < 0;
            } else if (depth == 0 && Character.isWhitespace(c)) {
                blanks += c; // before the end, they belong to the wrapper
                continue;
            }
            if (!over) {
                out.append(blanks).append(c);
                blanks = "";
            }
        }
        return out.toString();
    }
}
