package dev.trammel.llamacpp.internal.chat;

import dev.trammel.llamacpp.internal.engine.TokenTable.Marker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rendered text taken apart at the control tokens that it spells, as llama.cpp does it: the longest spellings first,
 * and whitespace beside a control token dropped where the token says so.
 */
final class MarkedText {

    /**
     * A piece of text, or a control token.
     *
     * @param text not empty; the spelling of the token, if it is one
     * @param marker the token, or null
     */
    record Part(String text, @Nullable Marker marker) {}

    private MarkedText() {}

    /**
     * Takes a text apart.
     *
     * @param markers longest first
     */
    static List<Part> parts(String text, List<Marker> markers) {
        List<Part> parts = text.isEmpty() ? List.of() : List.of(new Part(text, null));
        for (Marker marker : markers) {
            if (text.contains(marker.text())) {
                parts = split(parts, marker);
            }
        }
        return parts;
    }

    private static List<Part> split(List<Part> parts, Marker marker) {
        List<Part> result = new ArrayList<>();
        for (Part part : parts) {
            if (part.marker() == null) {
                split(part.text(), marker, result);
            } else {
                result.add(part);
            }
        }
        return result;
    }

    private static void split(String text, Marker marker, List<Part> result) {
        int from = 0;
        for (int at = text.indexOf(marker.text()); at >= 0; at = text.indexOf(marker.text(), from)) {
            String before = text.substring(from, at);
            addText(marker.stripLeft() ? before.stripTrailing() : before, result);
            result.add(new Part(marker.text(), marker));
            from = at + marker.text().length();
            while (marker.stripRight() && from < text.length() && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
        }
        addText(text.substring(from), result);
    }

    private static void addText(String text, List<Part> result) {
        if (!text.isEmpty()) {
            result.add(new Part(text, null));
        }
    }
}
