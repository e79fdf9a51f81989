package dev.trammel.llamacpp.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trammel.llamacpp.internal.engine.TokenTable.Marker;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedTextTests {
    private static final List<Marker> MARKERS = List.of(
            new Marker(3, "<|end|><|end|>", false, false),
            new Marker(1, "<|end|>", false, true),
            new Marker(2, "<mask>", true, false));

    @Test
    void takes_text_apart_at_its_control_tokens() {
        assertThat(parts("")).isEmpty();
        assertThat(parts("no token <|en d|>")).containsExactly("no token <|en d|>");
        assertThat(parts("<|end|>")).containsExactly("#1");
        assertThat(parts("a<|end|>b<mask>")).containsExactly("a", "#1", "b", "#2");
    }

    @Test
    void prefers_the_longest_spelling() {
        assertThat(parts("<|end|><|end|><|end|>x")).containsExactly("#3", "#1", "x");
    }

    @Test
    void drops_the_whitespace_that_a_token_swallows() {
        assertThat(parts("a <|end|> \n b \t<mask> c")).containsExactly("a ", "#1", "b", "#2", " c");
        assertThat(parts("<|end|>  <mask>")).containsExactly("#1", "#2");
    }

    private static List<String> parts(String text) {
        return MarkedText.parts(text, MARKERS).stream()
                .map(part -> part.marker() == null
                        ? part.text()
                        : "#" + part.marker().id())
                .toList();
    }
}
