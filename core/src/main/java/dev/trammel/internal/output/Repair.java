package dev.trammel.internal.output;

import dev.trammel.OutputFormat;
import dev.trammel.internal.json.Mappers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * The part of an answer that is meant, where a server gives more than that.
 *
 * @param text the part
 * @param done what was taken away
 */
public record Repair(String text, List<String> done) {

    /** Looks for the value in an answer; gives the answer as it is where it is the value, or where none is clear. */
    public static Repair of(String answer, OutputFormat format) {
        if (format instanceof OutputFormat.Json) {
            return isJson(answer) ? new Repair(answer, List.of()) : json(answer);
        }
        if (format instanceof OutputFormat.Choice choice && !choice.options().contains(answer)) {
            String option = answer.strip();
            if (choice.options().contains(option)) {
                return new Repair(option, List.of("took away blanks around the option"));
            }
            String bare = option.length() < 2 ? option : option.substring(1, option.length() - 1);
            if (choice.options().contains(bare) && "\"'`".indexOf(option.charAt(0)) >= 0) {
                return new Repair(bare, List.of("took away quotes around the option"));
            }
        }
        return new Repair(answer, List.of());
    }

    private static Repair json(String answer) {
        String found = null;
        List<String> done = new ArrayList<>();
        String rest = withoutThinking(answer, done);
        String fenced = inFence(rest);
        if (fenced != null && isJson(withoutCommas(fenced))) {
            done.add("took away the fence around the value");
            found = fenced;
        } else {
            for (int i = 0; i < rest.length(); ) {
                char c = rest.charAt(i);
                int end = c == '{' || c == '[' ? end(rest, i) : i + 1;
                if (end < 0) {
                    return new Repair(answer, List.of()); // something begins that doesn't end: cut off, perhaps
                }
                String part = rest.substring(i, end);
                if (end > i + 1 && isJson(withoutCommas(part))) {
                    if (found != null) {
                        return new Repair(answer, List.of()); // which of them is meant?
                    }
                    found = part;
                }
                i = end;
            }
            if (found == null) {
                return done.isEmpty() || !isJson(rest) ? new Repair(answer, List.of()) : new Repair(rest, done);
            }
            if (!found.equals(rest.strip())) {
                done.add("took away the text around the value");
            }
        }
        String plain = withoutCommas(found);
        if (!plain.equals(found)) {
            done.add("took away commas after the last member");
        }
        return new Repair(plain, List.copyOf(done));
    }

    private static String withoutThinking(String answer, List<String> done) {
        String text = answer.strip();
        int end = text.indexOf("</think>");
        if (text.startsWith("<think>") && end > 0) {
            done.add("took away the thoughts before the value");
            return text.substring(end + "</think>".length());
        }
        return answer;
    }

    /** What is in the only fence of a text; null if there is none or several. */
    private static @org.jspecify.annotations.Nullable String inFence(String text) {
        int open = text.indexOf("```");
        int line = open < 0 ? -1 : text.indexOf('\n', open);
        int close = line < 0 ? -1 : text.indexOf("```", line);
        if (close < 0 || text.indexOf("```", close + 3) >= 0) {
            return null;
        }
        return text.substring(line + 1, close).strip();
    }

    /** The end of the object or list that begins at a place; -1 if it doesn't end. */
    private static int end(String text, int start) {
        int depth = 0;
        boolean inString = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Takes away commas with nothing after them. */
    private static String withoutCommas(String text) {
        StringBuilder plain = new StringBuilder();
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString && c == '\\' && i + 1 < text.length()) {
                plain.append(c).append(text.charAt(++i));
                continue;
            }
            if (c == '"') {
                inString = !inString;
            }
            if (inString || c != ',' || !closes(text, i + 1)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean closes(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && (text.charAt(i) == '}' || text.charAt(i) == ']');
    }

    private static boolean isJson(String text) {
        try {
            return !Mappers.STRICT.readTree(text).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }
}
