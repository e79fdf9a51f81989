package dev.trammel;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a model is told of its mistakes when it is asked again. */
@FunctionalInterface
public interface Feedback {

    /**
     * The prompt of the next attempt.
     *
     * @param prompt what was asked first
     * @param rejections the answers since, at least one
     */
    Prompt next(Prompt prompt, List<Rejection> rejections);

    /**
     * The last answer and what was wrong with it, after the first prompt: so the conversation doesn't grow. A raw
     * prompt can't be answered to and is asked as it was.
     */
    static Feedback last() {
        return of(rejection -> ask(rejection.violations()));
    }

    /** Every answer and what was wrong with it. A raw prompt is asked as it was. */
    static Feedback all() {
        return (prompt, rejections) -> {
            Prompt next = prompt;
            for (Rejection rejection : rejections) {
                next = tell(next, rejection, ask(rejection.violations()));
            }
            return next;
        };
    }

    /** Nothing: the same is asked again. */
    static Feedback none() {
        return (prompt, rejections) -> prompt;
    }

    /** The last answer and words of one's own about it. A raw prompt is asked as it was. */
    static Feedback of(Function<Rejection, String> words) {
        return (prompt, rejections) -> {
            Rejection last = rejections.get(rejections.size() - 1);
            return tell(prompt, last, words.apply(last));
        };
    }

    private static Prompt tell(Prompt prompt, Rejection rejection, String words) {
        return prompt instanceof Chat chat ? chat.assistant(rejection.text()).user(words) : prompt;
    }

    private static String ask(List<Violation> violations) {
        return violations.stream()
                .map(violation -> "- " + violation)
                .collect(Collectors.joining(
                        "\n", "That is not what was asked for:\n", "\nAnswer again, whole, with this put right."));
    }
}
