package dev.trammel.benchmarks.decoding;

import dev.trammel.ForcedTokens;
import dev.trammel.benchmarks.ModelOption;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.JsonOptions.Whitespace;
import dev.trammel.llamacpp.LlamaCppModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** CPU time of constrained decoding ÷ that of decoding as many tokens freely, of the same prompt, on one thread. */
@Command(
        name = "decoding",
        mixinStandardHelpOptions = true,
        description = {
            "CPU time of this process for a constrained answer, as a multiple of that for as many tokens decoded freely"
                    + " after the same prompt. Greedy, one thread, by turns; medians. Tokenizing the prompt, validating"
                    + " and binding are included; the model holds the prompt from run to run, and the JVM is warm.",
            "llama.cpp's own grammar runs beside it, for the same record in the same layout."
        })
public final class DecodingBenchmark implements Runnable {
    @Mixin
    private ModelOption model;

    @Option(names = "--pairs", description = "Runs of each, after some to warm up. Default: ${DEFAULT-VALUE}.")
    private int pairs = 60;

    @Option(
            names = "--grammar-pairs",
            description = "The same for llama.cpp's own grammar, which is slow; 0 for none. Default: ${DEFAULT-VALUE}.")
    private int grammarPairs = 20;

    @Option(names = "--record", split = ",", description = "Of: small, long (twelve long keys). Default: both.")
    private List<String> records = List.of("small", "long");

    @Option(names = "--layout", split = ",", description = "Of: ${COMPLETION-CANDIDATES}. Default: compact, natural.")
    private List<Whitespace> layouts = List.of(Whitespace.COMPACT, Whitespace.NATURAL);

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the results there, too.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<Subject> subjects = records.stream().map(this::subject).toList();
        PrintWriter out = spec.commandLine().getOut();
        List<Result> results = new ArrayList<>();
        try (LlamaCppModel loaded = model.load(1)) {
            out.println(loaded.name() + ", " + pairs + " pairs for Trammel, " + grammarPairs
                    + " for llama.cpp's grammar, Java " + Runtime.version());
            out.println(Table.HEAD);
            for (Subject subject : subjects) {
                for (Whitespace layout : layouts) {
                    measure(loaded, subject, layout, results, out);
                }
            }
            results.forEach(
                    result -> out.println("\n" + result.method() + ", " + result.whitespace() + ":\n" + result.text()));
            out.flush();
        }
        if (json != null) {
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(json, results);
        }
    }

    private Subject subject(String name) {
        return Subjects.ALL.stream()
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ParameterException(spec.commandLine(), "Expected a record of small, long, found " + name));
    }

    private void measure(
            LlamaCppModel loaded, Subject subject, Whitespace layout, List<Result> results, PrintWriter out) {
        Comparison comparison = new Comparison(subject, layout, new FreeDecoding(loaded, subject.chat()));
        for (int i = 0; i < (grammarPairs > 0 ? 4 : 2); i++) {
            try (Method method = method(i, loaded, subject, layout)) {
                Result result = comparison.measure(method, i < 2 ? pairs : grammarPairs);
                results.add(result);
                out.println(Table.row(result));
                out.flush();
            }
        }
    }

    private static Method method(int index, LlamaCppModel model, Subject subject, Whitespace layout) {
        JsonOptions json = JsonOptions.DEFAULT.withWhitespace(layout);
        return switch (index) {
            case 0 -> new TrammelDecoding(model, subject, json, ForcedTokens.ONE_BY_ONE);
            case 1 -> new TrammelDecoding(model, subject, json, ForcedTokens.BATCHED);
            default -> new GrammarDecoding(model, subject.chat(), Gbnf.object(subject.values(), layout), index == 2);
        };
    }
}
