package dev.trammel.llamacpp.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.llamacpp.LlamaLibraryException;
import org.junit.jupiter.api.Test;

class LayoutTests {

    @Test
    void recognizes_what_versions_fill_in() {
        // devices, n_gpu_layers, split_mode, main_gpu, …
        assertThat(Layout.recognize("lib", params(0, 0, 0, 1, 0, 0), context())).isEqualTo(new Layout(8));
        assertThat(Layout.recognize("lib", params(0, 0, 999, 1, 0, 0), context()))
                .isEqualTo(new Layout(8));
        // devices, tensor_buft_overrides, n_gpu_layers, split_mode, main_gpu, …
        assertThat(Layout.recognize("lib", params(0, 0, 0, 0, 0, 1), context())).isEqualTo(new Layout(16));
        assertThat(Layout.recognize("lib", params(0, 0, 0, 0, -1, 1), context()))
                .isEqualTo(new Layout(16));
    }

    @Test
    void refuses_what_it_does_not_know() {
        assertThatThrownBy(() -> Layout.recognize("lib", params(0, 0, 7, 7, 0, 1), context()))
                .isInstanceOf(LlamaLibraryException.class)
                .hasMessageContaining("found [0, 0, 7, 7, 0, 1, 0, 0]")
                .hasMessageEndingWith("in lib");
        assertThatThrownBy(() -> Layout.recognize("lib", params(0, 0, 0, 1), params(512, 2048, 512, 4)))
                .isInstanceOf(LlamaLibraryException.class)
                .hasMessage("expected llama_context_params that begin with [512, 2048, 512, 1],"
                        + " found [512, 2048, 512, 4], in lib");
    }

    @Test
    void writes_what_it_is_passed() {
        OpaqueParams params = params(1, 2, 3);
        params.setInt(4, 77);
        params.write(); // as before a call

        assertThat(params.intAt(0)).isEqualTo(1);
        assertThat(params.intAt(4)).isEqualTo(77);
        assertThat(params.intAt(8)).isEqualTo(3);
        assertThat(params.size()).isEqualTo(512);
    }

    private static OpaqueParams context() {
        return params(512, 2048, 512, 1);
    }

    private static OpaqueParams params(int... start) {
        OpaqueParams params = new OpaqueParams();
        for (int i = 0; i < start.length; i++) {
            params.setInt(4 * i, start[i]);
        }
        return params;
    }
}
