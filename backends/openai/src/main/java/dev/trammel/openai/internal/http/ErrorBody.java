package dev.trammel.openai.internal.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server says is wrong. Servers say it in an object, a text, beside nothing else, as {@code detail}, or in plain
 * words; their codes are words, numbers or null.
 *
 * @param message in words; empty if there is none
 * @param code the server's own word: the code unless it only repeats the status, else the type; null if there is none
 */
public record ErrorBody(String message, @Nullable String code) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST = 1_000;

    /** Reads the body of an answer. */
    public static ErrorBody of(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                ErrorBody read = of(MAPPER.readTree(text));
                if (read != null) {
                    return read;
                }
            } catch (JacksonException e) {
                return new ErrorBody(shortened(text), null); // not JSON after all
            }
        }
        return new ErrorBody(shortened(text), null);
    }

    /** Reads JSON; null if it tells of no error. */
    public static @Nullable ErrorBody of(JsonNode tree) {
        JsonNode node = tree.isArray() && tree.size() > 0 ? tree.get(0) : tree; // Gemini puts it into a list
        JsonNode error = node.get("error");
        if (error != null && error.isObject()) {
            return of(error, node);
        }
        if (error != null && error.isString()) {
            return new ErrorBody(shortened(error.stringValue()), code(node));
        }
        JsonNode detail = node.get("detail");
        if (detail != null) {
            return new ErrorBody(shortened(detail.isString() ? detail.stringValue() : detail.toString()), code(node));
        }
        boolean flat = node.path("object").asString("").equals("error")
                || node.path("type").asString("").equals("error");
        JsonNode message = node.get("message");
        return message != null && message.isString() && (flat || !node.has("choices"))
                ? new ErrorBody(shortened(message.stringValue()), code(node))
                : null;
    }

    private static ErrorBody of(JsonNode error, JsonNode around) {
        JsonNode message = error.get("message");
        String text = message == null || message.isNull() ? error.toString() : message.asString(message.toString());
        JsonNode failed = error.get("failed_generation");
        if (failed != null && failed.isString()) {
            text += " (it had written: " + failed.stringValue() + ')';
        }
        String code = code(error);
        return new ErrorBody(shortened(text), code == null ? code(around) : code);
    }

    private static @Nullable String code(JsonNode node) {
        for (String member : new String[] {"code", "type", "status"}) {
            JsonNode value = node.get(member);
            if (value != null && value.isString() && !value.stringValue().matches("\\d*|error")) {
                return value.stringValue();
            }
        }
        return null;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
