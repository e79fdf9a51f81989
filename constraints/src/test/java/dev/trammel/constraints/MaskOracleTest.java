package dev.trammel.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Masks against tokens that are fed byte by byte, and against themselves on many threads. */
class MaskOracleTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int THREADS = 16;

    private static Vocabulary bytes() {
        Vocabulary.Builder builder = Vocabulary.builder(257);
        for (int b = 0; b < 256; b++) {
            builder.rawByte(b, (byte) b);
        }
        return builder.end(256).build();
    }

    private static Constraint constraint(Random random) {
        JsonOptions options = new JsonOptions(
                JsonOptions.Whitespace.values()[random.nextInt(3)],
                JsonOptions.Form.values()[random.nextInt(2)],
                JsonOptions.KeyOrder.values()[random.nextInt(2)]);
        while (true) {
            try {
                return Constraint.json(MAPPER.readTree(RandomSchemas.schema(random, 2)), options);
            } catch (SchemaException e) {
                assertThat(e.isUnsatisfiable()).isTrue();
            }
        }
    }

    /** A token is allowed if its bytes can be fed one by one and what comes of it can be completed. */
    @Test
    void allows_the_tokens_whose_bytes_can_be_fed_one_by_one() {
        Vocabulary bytes = bytes();
        Vocabulary vocabulary = TestVocabulary.VOCABULARY;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Constraint constraint = constraint(random);
            Cursor cursor = constraint.cursor(vocabulary);
            for (int step = random.nextInt(25); step > 0 && !cursor.isFinished(); step--) {
                cursor.accept(TestVocabulary.draw(cursor.mask(), random));
            }
            if (cursor.isFinished()) {
                continue;
            }
            TokenMask mask = cursor.mask();
            byte[] before = cursor.text();
            for (int token = 0; token < vocabulary.size(); token++) {
                if (vocabulary.length(token) > 0) {
                    assertThat(mask.allows(token))
                            .as("token %s after %s, seed %s", token, new String(before, StandardCharsets.UTF_8), seed)
                            .isEqualTo(canGoOn(constraint.cursor(bytes), before, vocabulary.bytes(token)));
                }
            }
        }
    }

    private static boolean canGoOn(Cursor cursor, byte[] before, byte[] token) {
        for (byte[] part : List.of(before, token)) {
            for (byte b : part) {
                if (!cursor.accept(b & 0xFF)) {
                    return false;
                }
            }
        }
        int left = cursor.tokensToComplete();
        for (; left > 0; left--) {
            int[] inTime = cursor.mask(left).toArray();
            if (inTime.length == 0 || !cursor.accept(inTime[0])) {
                return false;
            }
            left = Math.min(left, cursor.tokensToComplete() + 1);
        }
        return cursor.isComplete();
    }

    /** Many walks at once give what each gives alone. */
    @Test
    void sixteen_threads_get_the_answers_of_one() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int seed = 0; seed < 12; seed++) {
                Constraint shared = constraint(new Random(seed));
                List<Future<List<Integer>>> walks = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    long own = thread;
                    walks.add(threads.submit(() -> walk(shared, own)));
                }
                for (int thread = 0; thread < THREADS; thread++) {
                    assertThat(walks.get(thread).get())
                            .as("seed %s, thread %s", seed, thread)
                            .isEqualTo(walk(constraint(new Random(seed)), thread));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The tokens of a random walk and how many each mask had. */
    private static List<Integer> walk(Constraint constraint, long seed) {
        Random random = new Random(seed);
        Cursor cursor = constraint.cursor(TestVocabulary.VOCABULARY);
        List<Integer> walk = new ArrayList<>();
        for (int step = 0; step < 40 && !cursor.isFinished(); step++) {
            TokenMask mask = cursor.mask();
            int token = TestVocabulary.draw(mask, random);
            cursor.accept(token);
            walk.add(mask.cardinality());
            walk.add(token);
            walk.add(cursor.tokensToComplete());
        }
        return walk;
    }
}
