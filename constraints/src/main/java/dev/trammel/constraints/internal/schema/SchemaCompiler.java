package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.SchemaResolver;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.engine.Arena;
import dev.trammel.constraints.internal.engine.Term;
import dev.trammel.constraints.internal.engine.TermConstraint;
import dev.trammel.constraints.internal.json.JsonTerms;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Turns a schema into a constraint. */
public final class SchemaCompiler {
    private static final long MOST_WORK = 50_000_000;

    private SchemaCompiler() {}

    /**
     * Compiles a schema.
     *
     * @throws SchemaException if it is malformed, not supported, or no text satisfies it
     */
    public static Constraint compile(JsonNode schema, JsonOptions options, SchemaResolver resolver) {
        try {
            return compileAll(schema, options, resolver);
        } catch (CycleException e) {
            throw new SchemaException(
                    "expected a reference that comes to an end, found one that leads back to itself", e.place());
        }
    }

    private static Constraint compileAll(JsonNode schema, JsonOptions options, SchemaResolver resolver) {
        Meter meter = new Meter("steps of work", MOST_WORK, "the root of the schema");
        SchemaValues values = new SchemaValues(new SchemaSource(schema, resolver), options, meter);
        SchemaValue root = values.of(new Formula.At("", Map.of()));
        if (!root.isPossible()) {
            throw new SchemaException(
                    "expected a schema that some value satisfies, found one that none does", Blame.pointer(root));
        }
        TermConstraint.Logs logs = values.checkAll(root);
        Arena arena = new Arena(meter);
        Term term = new JsonTerms(arena, options).value(root, Term.EMPTY);
        return new TermConstraint(
                arena, term, logs, values.report(), () -> "JSON that satisfies " + SchemaReader.kind(schema));
    }
}
