package dev.trammel.llamacpp.internal.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.llamacpp.ModelLoadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GgufHeaderTests {
    @TempDir
    Path directory;

    @Test
    void reads_what_a_file_says_of_itself() {
        Path file = GgufBuilder.of("llama")
                .emptyStrings("tokenizer.ggml.tokens", 100_000)
                .uint32("llama.context_length", 8192)
                .tensor("a", 0, new byte[40], 10)
                .tensor("b", 3, new byte[20], 32)
                .write(directory.resolve("m.gguf"));

        GgufHeader header = GgufHeader.read(file);

        assertThat(header.architecture()).isEqualTo("llama");
        assertThat(header.version()).isEqualTo(3);
        assertThat(header.tensors()).isEqualTo(2);
        assertThat(header.metadata())
                .containsEntry("llama.context_length", 8192L)
                .hasSize(2);
    }

    @Test
    void refuses_what_is_no_file() {
        assertThatThrownBy(() -> GgufHeader.read(directory.resolve("none.gguf")))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("expected a GGUF model file, found nothing, at " + directory.resolve("none.gguf"));
        assertThatThrownBy(() -> GgufHeader.read(directory))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("expected a GGUF model file, found a directory, at " + directory);
    }

    static Stream<Arguments> wrong() {
        byte[] valid = GgufBuilder.valid(1000);
        return Stream.of(
                Arguments.of(new byte[0], "found an empty file"),
                Arguments.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}, "begins with GGUF, found \"\\x89\"..."),
                Arguments.of("GGML and so on".getBytes(), "begins with GGUF, found \"GGM\"..."),
                Arguments.of(GgufBuilder.of("llama").version(1).build(), "version 2 or 3, found 1"),
                Arguments.of(GgufBuilder.of("llama").version(4).build(), "version 2 or 3, found 4"),
                Arguments.of(GgufBuilder.of("llama").version(3 << 24).build(), "found a big-endian file"),
                Arguments.of(GgufBuilder.of("llama").entries(1L << 40).build(), "found 1099511627776"),
                Arguments.of(GgufBuilder.of("llama").tensorCount(-1).build(), "found 18446744073709551615"),
                Arguments.of(
                        GgufBuilder.of("llama")
                                .string("general.architecture", "x")
                                .build(),
                        "each key once"),
                Arguments.of(
                        GgufBuilder.of("llama").uint32("general.alignment", 24).build(), "power of two, found 24"),
                Arguments.of(
                        GgufBuilder.of("llama").uint32("llama.block_count", 0).build(),
                        "from 1 to 512 layers, found 0, in llama.block_count"),
                Arguments.of(
                        GgufBuilder.of("llama").uint32("llama.block_count", -1).build(),
                        "from 1 to 512 layers, found 4294967295, in llama.block_count"),
                Arguments.of(
                        GgufBuilder.of("llama").string("general.file_type", "x").build(),
                        "expected value type 4 of general.file_type, found 8"),
                Arguments.of(
                        GgufBuilder.of("llama").float32("llama.rms_epsilon", -1).build(),
                        "from 0 to 1, found -1.0, in llama.rms_epsilon"),
                Arguments.of(
                        GgufBuilder.of("llama")
                                .float32("llama.rms_epsilon", Float.NaN)
                                .build(),
                        "from 0 to 1, found NaN, in llama.rms_epsilon"),
                Arguments.of(
                        GgufBuilder.of("llama")
                                .strings("tokenizer.ggml.tokens", "a", "", "", "a")
                                .build(),
                        "expected each token once, found another \"a\""),
                Arguments.of(
                        GgufBuilder.of("llama")
                                .tensor("blk.0.attn_norm.weight", 3, new byte[20], 32)
                                .build(),
                        "expected tensor type 0, found 3, in tensor blk.0.attn_norm.weight"),
                Arguments.of(
                        GgufBuilder.of("llama")
                                .entry("k", 99, ByteBuffer.allocate(4))
                                .build(),
                        "expected a value type from 0 to 12, found 99"),
                Arguments.of(
                        GgufBuilder.of("llama")
                                .tensor("t", 0, new byte[4], 1, 1, 1, 1, 1)
                                .build(),
                        "at most 4 dimensions, found 5, in tensor t"),
                Arguments.of(
                        GgufBuilder.of("llama").tensor("t", 0, new byte[4], 0).build(),
                        "dimensions of at least 1, found 0, in tensor t"),
                Arguments.of(
                        GgufBuilder.of("llama")
                                .tensor("t", 0, new byte[4], 1L << 40, 1L << 40)
                                .build(),
                        "fits into memory, found t"),
                Arguments.of(
                        GgufBuilder.of("llama")
                                .tensor("t", 0, new byte[4], 1L << 61)
                                .build(),
                        "fits into memory, found t"),
                Arguments.of(
                        Arrays.copyOf(valid, valid.length - 100),
                        "truncated: expected at least " + valid.length + " bytes, found " + (valid.length - 100)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void says_what_is_wrong_with_a_file(byte[] content, String message) throws IOException {
        Path file = Files.write(directory.resolve("m.gguf"), content);

        assertThatThrownBy(() -> GgufHeader.read(file))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith(", at " + file);
    }

    @Test
    void refuses_every_beginning_of_a_file() throws IOException {
        byte[] whole = GgufBuilder.of("llama")
                .emptyStrings("names", 3)
                .tensor("weights", 0, new byte[32], 8)
                .build();
        Path file = directory.resolve("m.gguf");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> GgufHeader.read(file))
                    .as("the first %d of %d bytes", length, whole.length)
                    .isInstanceOf(ModelLoadException.class);
        }
        assertThat(GgufHeader.read(Files.write(file, whole)).tensors()).isEqualTo(1);
    }

    @Test
    void survives_every_flipped_bit() throws IOException {
        byte[] whole = GgufBuilder.of("llama")
                .emptyStrings("names", 3)
                .tensor("weights", 0, new byte[32], 8)
                .build();
        Path file = directory.resolve("m.gguf");
        int refused = 0;
        for (int bit = 0; bit < 8 * (whole.length - 32); bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            try {
                GgufHeader.read(file);
            } catch (ModelLoadException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void wants_an_architecture() {
        Path file = new GgufBuilder().uint32("k", 1).write(directory.resolve("m.gguf"));
        GgufHeader header = GgufHeader.read(file);

        assertThatThrownBy(header::architecture)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("found no general.architecture");
    }
}
