package dev.trammel.llamacpp.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.llamacpp.LlamaLibraryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledLibraryTests {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, Linux/x86_64/libjllama.so",
        "Linux, aarch64, Linux/aarch64/libjllama.so",
        "Mac OS X, x86_64, Mac/x86_64/libjllama.dylib",
        "Mac OS X, aarch64, Mac/aarch64/libjllama.dylib",
    })
    void knows_where_the_library_of_a_platform_is(String os, String arch, String path) {
        String resource = BundledLibrary.resource(os, arch);

        assertThat(resource).isEqualTo("de/kherud/llama/" + path);
        assertThat(getClass().getClassLoader().getResource(resource)).isNotNull();
    }

    @Test
    void has_none_for_windows() {
        assertThatThrownBy(() -> BundledLibrary.resource("Windows 11", "amd64"))
                .isInstanceOf(LlamaLibraryException.class)
                .hasMessageContaining("expected the path of a llama.dll")
                .hasMessageContaining("TRAMMEL_LLAMA_LIBRARY");
    }
}
