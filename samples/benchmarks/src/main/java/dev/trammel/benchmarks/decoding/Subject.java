package dev.trammel.benchmarks.decoding;

import dev.trammel.Chat;
import java.util.Map;

/**
 * Something to extract.
 *
 * @param name in the table
 * @param type what is extracted
 * @param text what it is extracted from
 * @param values the rule in GBNF for each of the type's members, in order
 */
record Subject(String name, Class<? extends Record> type, String text, Map<String, String> values) {

    Chat chat() {
        return Chat.ofUser("Extract this as JSON.\n\n" + text);
    }
}
