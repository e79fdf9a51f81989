package dev.trammel.llamacpp.internal.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter {@code tojson}: JSON as Python writes it. */
final class Json {
    private final @Nullable Integer indent;
    private final StringBuilder out = new StringBuilder();

    private Json(@Nullable Integer indent) {
        this.indent = indent;
    }

    static String write(@Nullable Object value, @Nullable Integer indent) {
        Json json = new Json(indent);
        json.value(value, 0);
        return json.out.toString();
    }

    private void value(@Nullable Object value, int depth) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Boolean || value instanceof Long) {
            out.append(value);
        } else if (value instanceof Double) {
            out.append(Values.represent(value));
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof List<?> items) {
            List<Runnable> writers = new ArrayList<>();
            items.forEach(item -> writers.add(() -> value(item, depth + 1)));
            sequence('[', writers, ']', depth);
        } else if (value instanceof Map<?, ?> map) {
            List<Runnable> writers = new ArrayList<>();
            map.forEach((key, item) -> writers.add(() -> {
                string(Values.print(key));
                out.append(": ");
                value(item, depth + 1);
            }));
            sequence('{', writers, '}', depth);
        } else {
            throw new JinjaException("expected a value that JSON has, found " + Values.kind(value));
        }
    }

    private void sequence(char open, List<Runnable> writers, char close, int depth) {
        out.append(open);
        for (int i = 0; i < writers.size(); i++) {
            if (i > 0) {
                out.append(indent == null ? ", " : ",");
            }
            newLine(depth + 1);
            writers.get(i).run();
        }
        if (!writers.isEmpty()) {
            newLine(depth);
        }
        out.append(close);
    }

    private void newLine(int depth) {
        if (indent != null) {
            out.append('\n').append(" ".repeat(indent * depth));
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }
}
