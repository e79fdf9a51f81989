package dev.trammel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON with one thing changed at random. */
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Mutations() {}

    static JsonNode of(JsonNode tree, Random random) {
        JsonNode copy = tree.deepCopy();
        List<JsonNode> containers = new ArrayList<>();
        collect(copy, containers);
        if (containers.isEmpty() || random.nextInt(20) == 0) {
            return other(copy, random);
        }
        JsonNode place = containers.get(random.nextInt(containers.size()));
        if (place instanceof ObjectNode object) {
            change(object, random);
        } else {
            change((ArrayNode) place, random);
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static void change(ObjectNode object, Random random) {
        List<String> names = new ArrayList<>(object.propertyNames());
        if (names.isEmpty() || random.nextInt(4) == 0) {
            object.set("extra" + random.nextInt(9), other(NODES.nullNode(), random));
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0) {
            object.remove(name);
        } else {
            object.set(name, other(object.get(name), random));
        }
    }

    private static void change(ArrayNode array, Random random) {
        if (array.isEmpty() || random.nextInt(4) == 0) {
            array.add(other(NODES.nullNode(), random));
        } else {
            int index = random.nextInt(array.size());
            array.set(index, other(array.get(index), random));
        }
    }

    private static JsonNode other(JsonNode node, Random random) {
        if (node.isString() && random.nextBoolean()) {
            String text = node.stringValue();
            int cut = random.nextInt(text.length() + 1);
            return NODES.stringNode(text.substring(0, cut) + (random.nextBoolean() ? "9" : ""));
        }
        if (node.isIntegralNumber() && random.nextBoolean()) {
            return NODES.numberNode(
                    node.bigIntegerValue().shiftLeft(random.nextInt(80)).negate());
        }
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(random.nextDouble());
            case 4 -> NODES.stringNode("x" + random.nextInt(9));
            case 5 -> NODES.arrayNode().add(node.deepCopy());
            case 6 -> NODES.objectNode().set("inside", node.deepCopy());
            default -> NODES.stringNode("");
        };
    }
}
