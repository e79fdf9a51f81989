package dev.trammel.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trammel.DecodingSession;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NativeGrammarTests {
    private static LlamaCppModel model;

    @BeforeAll
    static void load() {
        model = TestModel.shared();
    }

    @Test
    void picks_what_the_grammar_allows() {
        try (NativeGrammar grammar = NativeGrammar.compile(model, "root ::= \"yes\" | \"no, \" [0-9] [0-9]");
                DecodingSession session = model.open()) {
            StringBuilder text = new StringBuilder();
            float[] logits = session.start(model.tokenize("No, it was"));
            for (int token = grammar.pick(logits); !model.vocabulary().isEnd(token); token = grammar.pick(logits)) {
                assertThat(grammar.pickLazily(logits)).isEqualTo(token);
                grammar.accept(token);
                text.append(new String(model.vocabulary().bytes(token), StandardCharsets.UTF_8));
                logits = session.decode(token);
            }
            assertThat(text.toString()).matches("yes|no, [0-9][0-9]");
            grammar.reset();
            assertThat(model.vocabulary().isEnd(grammar.pick(logits))).isFalse();
        }
    }

    @Test
    void refuses_what_would_end_the_process() {
        assertThatThrownBy(() -> NativeGrammar.compile(model, "root ::= ("))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a grammar in GBNF");
        try (NativeGrammar grammar = NativeGrammar.compile(model, "root ::= \"a\"")) {
            int wrong = model.tokenize("b")[0];
            assertThatThrownBy(() -> grammar.accept(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected a token that the grammar allows, found " + wrong);
            assertThatThrownBy(() -> grammar.accept(2)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> grammar.accept(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> grammar.pick(new float[3])).isInstanceOf(IllegalArgumentException.class);
            grammar.accept(model.tokenize("a")[0]);
        }
    }

    @Test
    @SuppressWarnings("try")
    void is_of_no_use_once_closed() {
        NativeGrammar grammar = NativeGrammar.compile(model, "root ::= \"a\"");
        grammar.close();
        grammar.close();

        assertThatThrownBy(grammar::reset).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> grammar.accept(5)).isInstanceOf(IllegalStateException.class);
    }
}
