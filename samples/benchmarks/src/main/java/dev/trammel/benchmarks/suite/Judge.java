package dev.trammel.benchmarks.suite;

import dev.trammel.benchmarks.data.Tokens;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.ConstraintException;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.SchemaException;
import dev.trammel.constraints.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compiles the schema of a group, and reads its instances as bytes, and as tokens. */
final class Judge {
    /** What validates is allowed, however it is spelt, without blanks. Formats are asserted where the suite does so. */
    static final JsonOptions OPTIONS =
            new JsonOptions(JsonOptions.Whitespace.COMPACT, JsonOptions.Form.ANY, JsonOptions.KeyOrder.ANY);

    private static final Map<String, String> DRAFTS = Map.of(
            "draft4", "http://json-schema.org/draft-04/schema#",
            "draft6", "http://json-schema.org/draft-06/schema#",
            "draft7", "http://json-schema.org/draft-07/schema#",
            "draft2019-09", "https://json-schema.org/draft/2019-09/schema",
            "draft2020-12", "https://json-schema.org/draft/2020-12/schema");

    private final String draft;

    private final Documents documents;

    private final Vocabulary vocabulary;
    private final Tokens tokens;

    Judge(String draft, Documents documents, Vocabulary vocabulary) {
        String uri = DRAFTS.get(draft);
        if (uri == null) {
            throw new IllegalArgumentException("expected one of " + DRAFTS.keySet() + ", found " + draft);
        }
        this.draft = uri;
        this.documents = documents;
        this.vocabulary = vocabulary;
        tokens = new Tokens(vocabulary);
    }

    Verdict judge(Group group) {
        try {
            Constraint constraint = compile(withDraft(group.schema()), group.assertsFormats());
            List<String> found = new ArrayList<>();
            for (Group.Test test : group.tests()) {
                found.add(read(constraint, test.text()));
            }
            return new Verdict(group, "", found);
        } catch (ConstraintException e) {
            return isUnsatisfiable(e)
                    ? new Verdict(
                            group,
                            "",
                            group.tests().stream().map(test -> "unsatisfiable").toList())
                    : Verdict.refused(group, e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            return Verdict.refused(group, "crash: " + e);
        }
    }

    private Constraint compile(JsonNode schema, boolean formats) {
        JsonOptions options =
                OPTIONS.withFormats(formats ? JsonOptions.Formats.ASSERTED : JsonOptions.Formats.ANNOTATED);
        return Constraint.json(schema, options, documents);
    }

    /** Says which draft a schema is of, where it doesn't say so itself. */
    private JsonNode withDraft(JsonNode schema) {
        return schema instanceof ObjectNode object && !object.has("$schema")
                ? object.deepCopy().put("$schema", draft)
                : schema;
    }

    /** A schema that no value satisfies is refused at once, and so is each of its instances. */
    private static boolean isUnsatisfiable(ConstraintException e) {
        return e instanceof SchemaException fault && fault.isUnsatisfiable();
    }

    /** Empty if the text is accepted; else what refuses it. */
    private String read(Constraint constraint, String text) {
        boolean asBytes = constraint.matches(text.getBytes(StandardCharsets.UTF_8));
        String asTokens = readTokens(constraint, tokens.of(text));
        if (asBytes != asTokens.isEmpty()) {
            return (asBytes ? "accepted" : "refused") + " as bytes, but as tokens "
                    + (asTokens.isEmpty() ? "accepted" : asTokens);
        }
        return asTokens;
    }

    private String readTokens(Constraint constraint, int[] ids) {
        Cursor cursor = constraint.cursor(vocabulary);
        for (int i = 0; i < ids.length; i++) {
            boolean allowed = cursor.mask().allows(ids[i]);
            if (allowed != cursor.accept(ids[i])) {
                return "mask and cursor disagree after " + tokens.text(ids, i);
            }
            if (!allowed) {
                return "refused after " + tokens.text(ids, i);
            }
        }
        return cursor.mask().allows(vocabulary.endTokens()[0]) ? "" : "refused at its end";
    }
}
