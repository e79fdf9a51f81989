package dev.trammel.benchmarks.maskbench;

import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Names, sentences, and strings of a pattern or format. */
final class MadeUpWords {
    private static final String[] WORDS =
            ("account address amount birth body category city class client code color company"
                            + " content count country created currency customer data date default description device display"
                            + " duration email enabled end environment error event family field file first format group height"
                            + " host icon image index input item key kind label language last level license limit link location"
                            + " message method mode model month name network number object offset option order output owner page"
                            + " parent path payment phone port position price priority product profile project range rate region"
                            + " release repository request resource response result role scale schema score script section"
                            + " service session size source start state status street style summary table tag target team text"
                            + " threshold time title token total type unit update user value version width zone")
                    .split(" ");

    /** What has no pattern but a name: some values each. */
    private static final String[][] FORMATS = {
        {"date", "2024-02-29", "1999-12-31", "2031-07-04"},
        {"date-time", "2024-02-29T23:59:59Z", "2019-01-01T00:00:00.123+02:00"},
        {"time", "12:30:00Z", "23:59:59.5+01:00"},
        {"email", "ada@example.com", "j.smith+tag@mail.example.org"},
        {"uri", "https://example.com/a/b?c=d&e=1#f", "http://localhost:8080/", "urn:isbn:0451450523"},
        {"uuid", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"},
        {"ipv4", "192.168.0.1", "8.8.8.8"},
        {"ipv6", "2001:db8::1", "::1"},
        {"hostname", "www.example.com", "db-1.internal"}
    };

    /** A part of a pattern: a class in its notation, and its characters. */
    private static final String[][] CLASSES = {
        {"[a-z]", "abcdefghijklmnopqrstuvwxyz"},
        {"[A-Z]", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
        {"[0-9]", "0123456789"},
        {"\\d", "0123456789"},
        {"[a-zA-Z0-9_]", "abcXYZ019_"},
        {"\\w", "abcXYZ019_"},
        {"[a-f0-9]", "0123456789abcdef"},
        {"[^/]", "abc-. 123é"},
        {"[\\w.-]", "ab-.9_"}
    };

    /** Patterns with choices, optional parts, parts that repeat: some values each. */
    private static final String[][] PATTERNS = {
        {"^(?:[a-z]+/)*[a-z]+\\.(json|ya?ml|toml)$", "config/main.yaml", "a/b/c.json"},
        {"^v?\\d+\\.\\d+(\\.\\d+)?(-[0-9A-Za-z.-]+)?$", "v1.2.3-rc.1", "2.0"},
        {"^(\\S+\\s+){0,29}\\S+$", "some words and others, é", "one"},
        {"^$|^[A-Z]{2,3}-\\d+$", "", "ABC-1234"},
        {"^(GET|POST|PUT|DELETE) /", "GET /index.html?q=1", "POST /"},
        {"error|warning", "no error at all", "a warning: é"},
        {"^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$", "ada.lovelace@example.org", "a@b.cd"},
        {"^#([0-9a-fA-F]{3}){1,2}$", "#fff", "#12ABef"},
        {"^([01]?\\d|2[0-3]):[0-5]\\d$", "9:05", "23:59"},
        {"^arn:[a-z-]+:[a-z0-9]+:[a-z0-9-]*:\\d*:.+$", "arn:cloud:storage:eu-1:0123:thing/x y", "arn:a:b:::c"},
        {"^\\p{L}[\\p{L}\\p{N} '-]*$", "Åsa O'Neil-Brown", "漢字 2"},
        {"\\.(png|jpe?g|gif)$", "images/the first one.jpeg", "a.png"}
    };

    private static final String[] BETWEEN = {"-", ":", "/", "_", "\\.", " ", "@", ""};

    private final SplittableRandom random;

    MadeUpWords(SplittableRandom random) {
        this.random = random;
    }

    String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    String name() {
        String second = word();
        return switch (random.nextInt(4)) {
            case 0 -> word() + "_" + second;
            case 1 -> word() + Character.toUpperCase(second.charAt(0)) + second.substring(1);
            default -> second;
        };
    }

    String sentence() {
        StringBuilder text = new StringBuilder("The ").append(word());
        int count = random.nextInt(20);
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(9) == 0 ? ", " : " ").append(word());
        }
        return switch (random.nextInt(12)) {
            case 0 -> text + " (\"" + word() + "\")";
            case 1 -> text + ": é, ü, 漢字";
            default -> text + ".";
        };
    }

    /** A keyword with values that satisfy it. */
    void format(ObjectNode schema) {
        String[] format = FORMATS[random.nextInt(FORMATS.length)];
        schema.put("format", format[0]);
        ArrayNode examples = schema.putArray("examples");
        for (int i = 1; i < format.length; i++) {
            examples.add(format[i]);
        }
    }

    /** A keyword with values that satisfy it. */
    void pattern(ObjectNode schema) {
        if (random.nextInt(3) == 0) {
            known(schema);
            return;
        }
        boolean anchored = random.nextInt(4) > 0;
        StringBuilder pattern = new StringBuilder(anchored ? "^" : "");
        StringBuilder[] examples = {new StringBuilder(), new StringBuilder(), new StringBuilder()};
        int parts = random.nextInt(1, 4);
        for (int i = 0; i < parts; i++) {
            String between = i == 0 ? "" : BETWEEN[random.nextInt(BETWEEN.length)];
            String[] of = CLASSES[random.nextInt(CLASSES.length)];
            int least = random.nextInt(1, 4);
            int most = least + random.nextInt(9);
            String repeat =
                    random.nextInt(3) == 0 ? "+" : least == most ? "{" + least + "}" : "{" + least + "," + most + "}";
            pattern.append(between).append(of[0]).append(repeat);
            for (StringBuilder example : examples) {
                example.append(between.replace("\\", "")).append(repeat(of[1], random.nextInt(least, most + 1)));
            }
        }
        schema.put("pattern", pattern + (anchored ? "$" : ""));
        ArrayNode values = schema.putArray("examples");
        for (StringBuilder example : examples) {
            values.add(example.toString());
        }
    }

    private void known(ObjectNode schema) {
        String[] pattern = PATTERNS[random.nextInt(PATTERNS.length)];
        schema.put("pattern", pattern[0]);
        ArrayNode examples = schema.putArray("examples");
        for (int i = 1; i < pattern.length; i++) {
            examples.add(pattern[i]);
        }
    }

    private String repeat(String characters, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
