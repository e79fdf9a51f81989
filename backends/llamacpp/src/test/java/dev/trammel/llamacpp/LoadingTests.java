package dev.trammel.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.llamacpp.internal.gguf.GgufBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTests {
    @TempDir
    Path directory;

    @Test
    void refuses_what_is_no_model() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.gguf"));
        Path foreign = Files.writeString(directory.resolve("foreign.gguf"), "PK\u0003\u0004 not a model");

        assertRefused(directory.resolve("missing.gguf"), "found nothing");
        assertRefused(directory, "found a directory");
        assertRefused(empty, "found an empty file");
        assertRefused(foreign, "begins with GGUF, found \"P\"");
        assertRefused(GgufBuilder.of("llama").version(9).write(directory.resolve("v9.gguf")), "found 9");
    }

    @Test
    void names_an_architecture_that_the_library_does_not_know() {
        Path file = GgufBuilder.of("nonesuch")
                .tensor("token_embd.weight", 0, new byte[128], 32)
                .write(directory.resolve("nonesuch.gguf"));

        assertRefused(file, "unknown model architecture: 'nonesuch'");
    }

    @Test
    void refuses_a_model_without_its_weights() {
        Path file = GgufBuilder.of("llama")
                .tensor("token_embd.weight", 0, new byte[128], 32)
                .write(directory.resolve("hollow.gguf"));

        assertRefused(file, "key not found in model: llama.context_length");
    }

    @Test
    void says_how_much_of_a_truncated_model_is_missing() throws IOException {
        Path whole = TestModel.file();
        Path half = directory.resolve("half.gguf");
        try (var in = Files.newInputStream(whole)) {
            Files.write(half, in.readNBytes(40_000_000));
        }

        assertRefused(half, "truncated: expected at least " + Files.size(whole) + " bytes, found 40000000");
    }

    @Test
    void outlives_flipped_bits() throws IOException {
        Path file = Files.copy(TestModel.file(), directory.resolve("flipped.gguf"));
        Random random = new Random(20);
        int refused = 0;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (int i = 0; i < 24; i++) {
                long at =
                        i < 16 ? random.nextInt(1700) : 1_700_000 + random.nextInt(40_000); // hyperparameters, tensors
                int bit = 1 << random.nextInt(8);
                flip(bytes, at, bit);
                try (LlamaCppModel model =
                        LlamaCpp.load(file, LlamaCppOptions.defaults().withContextLength(32))) {
                    assertThat(model.vocabulary().size()).isPositive();
                } catch (LlamaCppException e) {
                    assertThat(e).hasMessageContaining("expected");
                    refused++;
                }
                flip(bytes, at, bit);
            }
        }
        assertThat(refused).isPositive();
        try (LlamaCppModel model = LlamaCpp.load(file)) {
            assertThat(model.contextLength()).isEqualTo(4096);
            assertThat(model.name()).isEqualTo("flipped");
        }
    }

    @Test
    void uses_one_library_only() {
        TestModel.shared();
        LlamaCppOptions other = LlamaCppOptions.defaults().withLibrary(directory.resolve("libllama.so"));

        assertThatThrownBy(() -> LlamaCpp.load(TestModel.file(), other))
                .isInstanceOf(LlamaLibraryException.class)
                .hasMessageContaining("expected one llama.cpp library in a process");
    }

    @Test
    void checks_its_options() {
        LlamaCppOptions options = LlamaCppOptions.defaults();

        assertThat(options.threads()).isBetween(1, 4);
        assertThatThrownBy(() -> options.withThreads(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.withContextLength(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a context of at least 1 token, found 0");
        assertThatThrownBy(() -> options.withBatchSize(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.withGpuLayers(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(options.withContextLength(9).withThreads(2).withGpuLayers(3).withBatchSize(5))
                .hasToString("LlamaCppOptions[contextLength=OptionalInt[9], threads=2, gpuLayers=OptionalInt[3],"
                        + " batchSize=5, library=Optional.empty]");
    }

    private static void flip(RandomAccessFile file, long at, int bit) throws IOException {
        file.seek(at);
        int old = file.read();
        file.seek(at);
        file.write(old ^ bit);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> LlamaCpp.load(file))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString());
    }
}
