package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.InterruptedCompilationException;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.LimitException;
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
     * @throws LimitException if that takes too much work
     * @throws InterruptedCompilationException if the thread is interrupted meanwhile
     */
    public static Constraint compile(JsonNode schema, JsonOptions options, SchemaResolver resolver) {
        Meter meter = new Meter("steps of work", MOST_WORK, "the root of the schema");
        meter.beginCompilation();
        SchemaValues values = new SchemaValues(new SchemaSource(schema, resolver, meter), options, meter);
        meter.at(values::where);
        try {
            return compile(values, schema, options, meter);
        } catch (CycleException e) {
            throw new SchemaException(
                    "expected a reference that comes to an end, found one that leads back to itself", e.place());
        } catch (StackOverflowError e) {
            LimitException tooDeep = new LimitException("what the stack of this thread holds", values.where());
            tooDeep.initCause(e);
            throw tooDeep;
        } finally {
            meter.endCompilation();
        }
    }

    private static Constraint compile(SchemaValues values, JsonNode schema, JsonOptions options, Meter meter) {
        SchemaValue root = values.of(new Formula.At("", Map.of()));
        if (!root.isPossible()) {
            throw SchemaException.unsatisfiable(Blame.pointer(root));
        }
        TermConstraint.Logs logs = values.checkAll(root);
        Arena arena = new Arena(meter);
        Term term = new JsonTerms(arena, options).value(root, Term.EMPTY);
        return new TermConstraint(
                arena, term, logs, values.report(), () -> "JSON that satisfies " + SchemaReader.kind(schema));
    }
}
