package dev.trammel.benchmarks.decoding;

import dev.trammel.Chat;
import dev.trammel.ForcedTokens;
import dev.trammel.Generate;
import dev.trammel.Generation;
import dev.trammel.Generator;
import dev.trammel.LocalModel;
import dev.trammel.Timings;
import dev.trammel.constraints.JsonOptions;
import java.util.Locale;

/** A generator as users have it, validation and binding included. */
final class TrammelDecoding implements Method {
    private static final int WARM_UP = 1_000;

    private final Generator<?> generator;
    private final Generator<?> recorded;
    private final Chat prompt;
    private final ForcedTokens forced;

    TrammelDecoding(LocalModel model, Subject subject, JsonOptions json, ForcedTokens forced) {
        generator = Generate.json(model, subject.type()).withJson(json).withForcedTokens(forced);
        recorded = Generate.json(new RecordedModel(model), subject.type())
                .withJson(json)
                .withForcedTokens(forced);
        prompt = subject.chat();
        this.forced = forced;
    }

    @Override
    public String name() {
        return "Trammel, " + forced.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public void warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            recorded.run(prompt);
        }
    }

    @Override
    public Run run() {
        long start = ProcessClock.nanos();
        Generation<?> answer = generator.run(prompt);
        long cpu = ProcessClock.nanos() - start;
        Timings timings = answer.timings();
        double masks = (double) timings.mask().toNanos() / timings.total().toNanos();
        return new Run(
                answer.text(), answer.usage().completionTokens(), answer.usage().forcedTokens(), cpu, masks);
    }
}
