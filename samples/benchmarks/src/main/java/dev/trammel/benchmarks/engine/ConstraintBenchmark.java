package dev.trammel.benchmarks.engine;

import dev.trammel.benchmarks.data.Tokens;
import dev.trammel.benchmarks.data.VocabularyFiles;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.JsonOptions;
import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.llamacpp.LlamaCpp;
import dev.trammel.llamacpp.LlamaCppModel;
import dev.trammel.llamacpp.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;

/** What the parts of the engine take, on each named schema. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ConstraintBenchmark {

    /** A schema, and a vocabulary to read its text with. */
    @State(Scope.Thread)
    public static class Subject {
        /** The schema. */
        @Param
        public NamedSchema schema;

        /** A vocabulary file; empty for that of the default model. */
        @Param("")
        public String vocab;

        /** What else is known of it. */
        @Param("")
        public String vocabMeta;

        private JsonNode root;
        private Vocabulary vocabulary;
        private int[] tokens;

        /** Reads both. */
        @Setup
        public void setUp() throws IOException {
            root = schema.schema();
            vocabulary = vocab.isEmpty() ? ofModel() : VocabularyFiles.read(Path.of(vocab), Path.of(vocabMeta));
            tokens = new Tokens(vocabulary).of(schema.text());
        }

        private static Vocabulary ofModel() {
            try (LlamaCppModel model = LlamaCpp.load(ModelFile.smolLm2().resolve())) {
                return model.vocabulary();
            }
        }

        Constraint compile() {
            return Constraint.json(root, JsonOptions.DEFAULT);
        }
    }

    /** A constraint that no cursor has used yet. */
    @State(Scope.Thread)
    public static class Unused {
        private Constraint constraint;

        /** Compiles it. */
        @Setup(Level.Invocation)
        public void setUp(Subject subject) {
            constraint = subject.compile();
        }
    }

    /** A constraint that has been used for this text before: a cursor before each token. */
    @State(Scope.Thread)
    public static class Used {
        private Cursor[] cursors;
        private Cursor moving;
        private int at;

        /** Reads the text. */
        @Setup
        public void setUp(Subject subject) {
            moving = subject.compile().cursor(subject.vocabulary);
            cursors = new Cursor[subject.tokens.length];
            for (int i = 0; i < cursors.length; i++) {
                cursors[i] = moving.fork();
                moving.mask();
                if (!moving.accept(subject.tokens[i])) {
                    throw new IllegalStateException(
                            "expected token " + i + " of the text of " + subject.schema + " to be allowed");
                }
            }
            moving.rollback(cursors.length);
        }

        Cursor next() {
            at = at + 1 == cursors.length ? 0 : at + 1;
            return cursors[at];
        }
    }

    /** From a schema to a constraint. */
    @Benchmark
    public Constraint compile(Subject subject) {
        return subject.compile();
    }

    /** The first mask of a constraint. */
    @Benchmark
    public TokenMask firstMask(Subject subject, Unused unused) {
        return unused.constraint.cursor(subject.vocabulary).mask();
    }

    /** A mask at a place that was seen before. */
    @Benchmark
    public TokenMask mask(Used used) {
        return used.next().mask();
    }

    /** A token; at the end of the text, all of them are taken back. */
    @Benchmark
    public boolean accept(Subject subject, Used used) {
        if (used.at == subject.tokens.length) {
            used.moving.rollback(used.at);
            used.at = 0;
        }
        return used.moving.accept(subject.tokens[used.at++]);
    }

    /** Another cursor at the same place. */
    @Benchmark
    public Cursor fork(Used used) {
        return used.next().fork();
    }
}
