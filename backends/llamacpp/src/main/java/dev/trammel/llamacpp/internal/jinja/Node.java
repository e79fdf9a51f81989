package dev.trammel.llamacpp.internal.jinja;

import java.util.List;

/** A parsed piece of a template that writes something, or changes a variable. */
@FunctionalInterface
interface Node {

    /** Where to go on after a node. */
    enum Next {
        GO_ON,
        BREAK,
        CONTINUE
    }

    Next render(Scope scope, StringBuilder out);

    /** The nodes one after the other, each fault with the line it happened at. */
    static Node sequence(List<Node> nodes) {
        List<Node> all = List.copyOf(nodes);
        return (scope, out) -> {
            for (Node node : all) {
                scope.budget().spend(1);
                Next next = node.render(scope, out);
                if (next != Next.GO_ON) {
                    return next;
                }
            }
            return Next.GO_ON;
        };
    }

    /** The node, with its line in each fault. */
    static Node at(int line, Node node) {
        return (scope, out) -> {
            try {
                return node.render(scope, out);
            } catch (JinjaException e) {
                throw e.at(line);
            }
        };
    }
}
