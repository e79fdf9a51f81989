package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.internal.vocabulary.Escapes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * One spelling for all JSON texts of a value: numbers without trailing zeros, keys in order, a comma behind each member
 * and item, strings with no escapes but those that they need.
 *
 * <p>Reads the text itself, without a tree: items that must differ are spelled while masks are made.
 */
final class CanonicalJson {
    private final String text;
    private final StringBuilder to = new StringBuilder();
    private int at;

    private CanonicalJson(String text) {
        this.text = text;
    }

    /**
     * The spelling.
     *
     * @param text one well-formed JSON value
     */
    static String of(String text) {
        CanonicalJson reader = new CanonicalJson(text);
        reader.value();
        return reader.to.toString();
    }

    private void value() {
        switch (peek()) {
            case '[' -> array();
            case '{' -> object();
            case '"' -> quote(string());
            default -> scalar();
        }
    }

    /** The next character that is no blank, or a comma at the end. */
    private char peek() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : ',';
    }

    private void array() {
        to.append(text.charAt(at++));
        while (peek() != ']') {
            value();
            to.append(',');
            skipComma();
        }
        to.append(text.charAt(at++));
    }

    private void object() {
        Map<String, String> members = new TreeMap<>();
        to.append(text.charAt(at++));
        while (peek() != '}') {
            String key = string();
            peek();
            at++; // the colon
            int start = to.length();
            value();
            members.put(key, to.substring(start));
            to.setLength(start);
            skipComma();
        }
        for (Map.Entry<String, String> member : members.entrySet()) {
            quote(member.getKey());
            to.append(':').append(member.getValue()).append(',');
        }
        to.append(text.charAt(at++));
    }

    private void skipComma() {
        if (peek() == ',') {
            at++;
        }
    }

    private void quote(String string) {
        to.append('"');
        JsonStringEncoder.getInstance().quoteAsString(string, to);
        to.append('"');
    }

    /** The text of a string. */
    private String string() {
        int start = ++at;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Escapes.decode(text.substring(start, at++));
    }

    private void scalar() {
        int start = at;
        while (at < text.length() && ",]} \t\n\r".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String scalar = text.substring(start, at);
        to.append(Character.isLetter(scalar.charAt(0)) ? scalar : number(scalar));
    }

    private static String number(String text) {
        boolean plain = text.length() < 18 && text.charAt(text.length() - 1) != '0';
        for (int i = 0; i < text.length() && plain; i++) {
            plain = text.charAt(i) <= '9' && text.charAt(i) != '.';
        }
        if (plain) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }
}
