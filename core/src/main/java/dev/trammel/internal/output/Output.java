package dev.trammel.internal.output;

import dev.trammel.OutputFormat;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.internal.json.Binding;
import dev.trammel.internal.local.AnyText;
import dev.trammel.internal.schema.TypeSchemas;
import java.util.List;

/**
 * What is asked for, whatever the model: the form of the text, and how a value is made of it.
 *
 * @param format what the text must be
 * @param reader makes the value
 * @param binding binds parts of a JSON value
 * @param <T> the type of the value
 */
public record Output<T>(OutputFormat format, Reader<T> reader, Binding binding) {

    /** Without a mapper of its own. */
    public Output(OutputFormat format, Reader<T> reader) {
        this(format, reader, Binding.STRICT);
    }

    /** The texts that are allowed. */
    public Constraint constraint(JsonOptions json) {
        if (format instanceof OutputFormat.Json wanted) {
            return Constraint.json(wanted.schema().node(), json);
        }
        if (format instanceof OutputFormat.Regex wanted) {
            return Constraint.regex(wanted.regex());
        }
        if (format instanceof OutputFormat.Choice wanted) {
            return Constraint.choice(wanted.options());
        }
        return new AnyText();
    }

    /** Reads a value that is a part of the whole one. */
    public <V> V part(Class<V> type, String json) {
        JsonReader<V> part = JsonReader.of(() -> TypeSchemas.ofAnswers(type, binding), binding, binding.type(type));
        return part.read(json, List.of());
    }
}
