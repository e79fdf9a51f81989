package dev.trammel.constraints.internal.schema;

import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.InterruptedCompilationException;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.LimitException;
import dev.trammel.constraints.Report;
import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.SchemaResolver;
import dev.trammel.constraints.internal.automaton.Meter;
import dev.trammel.constraints.internal.engine.Arena;
import dev.trammel.constraints.internal.engine.Machine;
import dev.trammel.constraints.internal.engine.Term;
import dev.trammel.constraints.internal.engine.TermConstraint;
import dev.trammel.constraints.internal.json.JsonTerms;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a schema into a constraint. */
public final class SchemaCompiler {
    private static final long MOST_WORK = 20_000_000;

    private final JsonNode schema;
    private final JsonOptions options;
    private final SchemaResolver resolver;

    /** What compiling has made. */
    private record Compiled(Machine machine, Supplier<Report> report) {}

    private SchemaCompiler(JsonNode schema, JsonOptions options, SchemaResolver resolver) {
        this.schema = schema;
        this.options = options;
        this.resolver = resolver;
    }

    /**
     * Compiles a schema.
     *
     * @throws SchemaException if it is malformed, not supported, or no text satisfies it
     * @throws LimitException if that takes too much work
     * @throws InterruptedCompilationException if the thread is interrupted meanwhile
     */
    public static Constraint compile(JsonNode schema, JsonOptions options, SchemaResolver resolver) {
        Map<String, JsonNode> documents = new ConcurrentHashMap<>();
        Compiled first = new SchemaCompiler(schema, options, remembering(resolver, documents)).compile();
        SchemaCompiler again = new SchemaCompiler(copy(schema), options, documents::get);
        return new TermConstraint(
                first.machine,
                () -> again.compile().machine,
                first.report,
                () -> "JSON that satisfies " + SchemaReader.kind(again.schema));
    }

    private static SchemaResolver remembering(SchemaResolver resolver, Map<String, JsonNode> documents) {
        return uri -> {
            JsonNode found = resolver.resolve(uri);
            if (found != null) {
                documents.put(uri, copy(found));
            }
            return found;
        };
    }

    private static JsonNode copy(JsonNode schema) {
        try {
            return schema.deepCopy();
        } catch (StackOverflowError e) {
            throw tooDeep(e, "the root of the schema");
        }
    }

    private static LimitException tooDeep(StackOverflowError cause, String place) {
        LimitException tooDeep = new LimitException("what the stack of this thread holds", place);
        tooDeep.initCause(cause);
        return tooDeep;
    }

    private Compiled compile() {
        Meter meter = new Meter("steps of work", MOST_WORK, "the root of the schema");
        meter.beginCompilation();
        try {
            Compiled compiled = compile(false, meter);
            return compiled == null ? Objects.requireNonNull(compile(true, meter)) : compiled;
        } finally {
            meter.endCompilation();
        }
    }

    /**
     * Compiles.
     *
     * @param unevaluated whether some schema is known to look at what others have evaluated
     * @return null if one does, and that was not known
     */
    private @Nullable Compiled compile(boolean unevaluated, Meter meter) {
        SchemaSource source = new SchemaSource(schema, resolver, unevaluated, meter);
        SchemaValues values = new SchemaValues(source, options, meter);
        meter.at(values::where);
        try {
            Compiled compiled = compile(values, source, meter);
            return source.turnsOutToUseUnevaluated() ? null : compiled;
        } catch (CycleException e) {
            throw new SchemaException(
                    "expected a reference that comes to an end, found one that leads back to itself", e.place());
        } catch (SchemaException e) {
            if (source.turnsOutToUseUnevaluated()) {
                return null;
            }
            throw e;
        } catch (StackOverflowError e) {
            throw tooDeep(e, values.where());
        }
    }

    private Compiled compile(SchemaValues values, SchemaSource source, Meter meter) {
        SchemaValue root = values.of(new Formula.At("", Map.of()));
        if (!root.isPossible()) {
            throw SchemaException.unsatisfiable(Blame.pointer(root, source));
        }
        TermConstraint.Logs logs = values.checkAll(root);
        Arena arena = new Arena(meter);
        Term term = new JsonTerms(arena, options).value(root, Term.EMPTY);
        return new Compiled(new Machine(arena, term, logs), values.report());
    }
}
