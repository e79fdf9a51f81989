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
 * @param message in words, without keys and media; empty if there is none
 * @param code the server's own word: the code unless it only repeats the status, else the type; null if there is none
 */
public record ErrorBody(String message, @Nullable String code) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST = 1_000;

    /** Reads the body of an answer. */
    static ErrorBody of(byte[] body, Redaction redaction) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                ErrorBody read = of(MAPPER.readTree(text), redaction);
                if (read != null) {
                    return read;
                }
            } catch (JacksonException e) {
                return new ErrorBody(shortened(text, redaction), null); // not JSON after all
            }
        }
        return new ErrorBody(shortened(text, redaction), null);
    }

    /** Reads JSON; null if it tells of no error. */
    public static @Nullable ErrorBody of(JsonNode tree, Redaction redaction) {
        JsonNode node = tree.isArray() && tree.size() > 0 ? tree.get(0) : tree; // Gemini puts it into a list
        JsonNode error = node.get("error");
        if (error != null && error.isObject()) {
            return of(error, node, redaction);
        }
        if (error != null && error.isString()) {
            return new ErrorBody(shortened(error.stringValue(), redaction), code(node));
        }
        JsonNode detail = node.get("detail");
        if (detail != null) {
            return new ErrorBody(
                    shortened(detail.isString() ? detail.stringValue() : detail.toString(), redaction), code(node));
        }
        boolean flat = node.path("object").asString("").equals("error")
                || node.path("type").asString("").equals("error");
        JsonNode message = node.get("message");
        return message != null && message.isString() && (flat || !node.has("choices"))
                ? new ErrorBody(shortened(message.stringValue(), redaction), code(node))
                : null;
    }

    private static ErrorBody of(JsonNode error, JsonNode around, Redaction redaction) {
        JsonNode message = error.get("message");
        String text = message == null || message.isNull() ? error.toString() : message.asString(message.toString());
        JsonNode failed = error.get("failed_generation");
        if (failed != null && failed.isString()) {
            text += " (it had written: " + failed.stringValue() + ')';
        }
        String code = code(error);
        return new ErrorBody(shortened(text, redaction), code == null ? code(around) : code);
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

    private static String shortened(String text, Redaction redaction) {
        return redaction.of(text.replaceAll("\\s+", " "), LONGEST);
    }
}
