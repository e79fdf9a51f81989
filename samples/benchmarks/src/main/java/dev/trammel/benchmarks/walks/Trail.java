package dev.trammel.benchmarks.walks;

import dev.trammel.benchmarks.data.Case;
import dev.trammel.benchmarks.data.Json;
import dev.trammel.benchmarks.data.Tokens;
import dev.trammel.benchmarks.walks.Walk.End;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One case to walk through again and again: its constraint, its judge, and the tokens its schema is written with. */
final class Trail implements Walker.Judgement {
    private final String id;
    private final Constraint constraint;
    private final Vocabulary vocabulary;
    private final int[] familiar;
    private final int most;
    private final @Nullable TextJudge judge;

    Trail(Case one, JsonOptions options, Vocabulary vocabulary, Tokens tokens, int most) {
        id = one.id();
        constraint = Constraint.json(one.schema(), options);
        this.vocabulary = vocabulary;
        familiar = tokens.of(Json.compact(one.schema()));
        this.most = most;
        judge = judge(one);
    }

    private static @Nullable TextJudge judge(Case one) {
        try {
            TextJudge judge = new TextJudge(one.schema());
            judge.faults("null"); // networknt reads most of a schema only when it needs it
            return judge;
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    String id() {
        return id;
    }

    Walk walk(long seed) {
        return new Walker(constraint, vocabulary, familiar, most, seed).walk(id, seed, this);
    }

    @Override
    public String faults(String text) {
        if (judge == null) {
            return "";
        }
        try {
            List<String> faults = judge.faults(text);
            return String.join("; ", faults);
        } catch (RuntimeException | StackOverflowError e) {
            return "the judge fails: " + e;
        }
    }

    @Override
    public End end() {
        return judge == null ? End.UNJUDGED : End.VALID;
    }
}
