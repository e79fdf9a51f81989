package dev.trammel.internal.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.JsonOptions.Form;
import dev.trammel.constraints.JsonOptions.KeyOrder;
import dev.trammel.constraints.JsonOptions.Whitespace;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** A format as the masks hold to it, so that what they allow is valid, and nothing else. */
final class MaskedFormat implements Format {
    private static final JsonOptions ANY = new JsonOptions(Whitespace.COMPACT, Form.ANY, KeyOrder.ANY);

    private final String name;
    private volatile @Nullable Constraint constraint;

    MaskedFormat(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        Constraint known = constraint;
        if (known == null) {
            known = Constraint.json(
                    JsonNodeFactory.instance.objectNode().put("type", "string").put("format", name), ANY);
            constraint = known;
        }
        return known.matches(StringNode.valueOf(value).toString().getBytes(StandardCharsets.UTF_8));
    }
}
