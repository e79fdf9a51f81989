package dev.trammel.llamacpp.internal.chat;

import dev.trammel.LocalModel.ReasoningMarkers;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What models write around their thoughts: each family in its own way. */
public final class ThoughtMarkers {

    /**
     * The way of a family.
     *
     * @param sign by which it is known: in the chat template, or as a token
     */
    private record Family(String sign, ReasoningMarkers markers) {
        static Family of(String sign, String begin, String end) {
            return new Family(sign, new ReasoningMarkers(begin, end));
        }
    }

    private static final List<Family> FAMILIES = List.of(
            // gpt-oss
            Family.of(
                    "<|channel|>analysis",
                    "<|channel|>analysis<|message|>",
                    "<|end|><|start|>assistant<|channel|>final<|message|>"),
            // Gemma
            Family.of("<channel|>", "<|channel>thought\n", "<channel|>"),
            // Command
            Family.of("<|END_THINKING|>", "<|START_THINKING|>", "<|END_THINKING|><|START_RESPONSE|>"),
            // Magistral
            Family.of("[/THINK]", "[THINK]", "[/THINK]"),
            // Seed
            Family.of("</seed:think>", "<seed:think>", "</seed:think>"),
            // Apertus
            Family.of("<|inner_suffix|>", "<|inner_prefix|>", "<|inner_suffix|>"),
            // Kimi
            Family.of("◁/think▷", "◁think▷", "◁/think▷"),
            // Qwen, DeepSeek, SmolLM3 and most others
            Family.of("</think>", "<think>\n", "</think>\n\n"),
            Family.of("</thinking>", "<thinking>\n", "</thinking>\n\n"),
            Family.of("</reasoning>", "<reasoning>\n", "</reasoning>\n\n"));

    private ThoughtMarkers() {}

    /**
     * The markers of a model; empty if it names none.
     *
     * @param template its chat template; empty if it has none
     * @param isToken whether a text is one of its tokens
     */
    public static Optional<ReasoningMarkers> of(String template, Predicate<String> isToken) {
        return FAMILIES.stream()
                .filter(family -> template.contains(family.sign()))
                .findFirst()
                .or(() -> FAMILIES.stream()
                        .filter(family -> isToken.test(family.sign()))
                        .findFirst())
                .map(Family::markers);
    }
}
