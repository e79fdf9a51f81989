package dev.trammel.constraints;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random schemas out of the supported keywords; most can be satisfied. */
final class RandomSchemas {
    private static final List<String> NAMES = List.of("a", "ab", "name", "age", "é", "x\\\"y");

    private RandomSchemas() {}

    static String schema(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 11)) {
            case 0 ->
                "{\"type\":\"integer\",\"minimum\":" + (random.nextInt(300) - 150) + ",\"maximum\":"
                        + (100 + random.nextInt(5000)) + "}";
            case 1 -> "{\"type\":\"number\",\"exclusiveMinimum\":" + (random.nextInt(100) - 50) / 4.0 + "}";
            case 2 ->
                "{\"type\":\"string\",\"minLength\":" + random.nextInt(3) + ",\"maxLength\":" + (3 + random.nextInt(20))
                        + "}";
            case 3 ->
                "{\"type\":\"string\",\"pattern\":\""
                        + List.of("^[a-z]+$", "a.c", "^(foo|bar)?-\\\\d{2,4}", "é$")
                                .get(random.nextInt(4))
                        + "\",\"maxLength\":" + (8 + random.nextInt(8)) + "}";
            case 4 -> "{\"enum\":[\"a\",\"abc\",1.5,null,[1,{}],\"日本\"]}";
            case 5 -> "{\"type\":[\"boolean\",\"null\",\"integer\"]}";
            case 6, 7 -> object(random, depth);
            case 8 ->
                "{\"type\":\"array\",\"items\":" + schema(random, depth - 1) + ",\"minItems\":" + random.nextInt(3)
                        + ",\"maxItems\":" + (2 + random.nextInt(3)) + "}";
            case 9 -> "{\"anyOf\":[" + schema(random, depth - 1) + "," + schema(random, depth - 1) + "]}";
            default -> "{\"allOf\":[" + object(random, depth) + "," + object(random, depth) + "]}";
        };
    }

    private static String object(Random random, int depth) {
        List<String> properties = new ArrayList<>();
        List<String> required = new ArrayList<>();
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                properties.add("\"" + name + "\":" + schema(random, depth - 1));
                if (random.nextBoolean()) {
                    required.add("\"" + name + "\"");
                }
            }
        }
        String additional = List.of("true", "false", "{\"type\":\"integer\"}").get(random.nextInt(3));
        return "{\"type\":\"object\",\"properties\":{" + String.join(",", properties) + "},\"required\":["
                + String.join(",", required) + "],\"additionalProperties\":" + additional + "}";
    }
}
