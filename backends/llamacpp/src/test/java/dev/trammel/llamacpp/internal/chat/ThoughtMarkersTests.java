package dev.trammel.llamacpp.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.LocalModel.ReasoningMarkers;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThoughtMarkersTests {
    @Test
    void theChatTemplateNamesThem() {
        String qwen = "{%- set content = content.split('</think>')[-1].lstrip('\\n') %}";
        assertThat(ThoughtMarkers.of(qwen, text -> false)).contains(new ReasoningMarkers("<think>\n", "</think>\n\n"));
        String gptOss = "{{- \"<|start|>assistant<|channel|>analysis<|message|>\" + message.thinking + \"<|end|>\" }}";
        assertThat(ThoughtMarkers.of(gptOss, text -> false).orElseThrow().end())
                .isEqualTo("<|end|><|start|>assistant<|channel|>final<|message|>");
    }

    @Test
    void elseAToken() {
        Set<String> tokens = Set.of("[THINK]", "[/THINK]");
        assertThat(ThoughtMarkers.of("{{ messages }}", tokens::contains))
                .contains(new ReasoningMarkers("[THINK]", "[/THINK]"));
        assertThat(ThoughtMarkers.of("", text -> false)).isEmpty();
    }
}
