package dev.trammel.internal.output;

import dev.trammel.OutputFormat;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.internal.local.AnyText;

/**
 * What is asked for, whatever the model: the form of the text, and how a value is made of it.
 *
 * @param format what the text must be
 * @param reader makes the value
 * @param <T> the type of the value
 */
public record Output<T>(OutputFormat format, Reader<T> reader) {

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
}
