package dev.trammel.openai.internal.wire;

import java.util.function.Consumer;

/** Parts what a model thinks, {@code <think>…</think>} at the beginning of a text, from what it says. */
final class Thinking {
    private static final String BEGIN = "<think>";
    private static final String END = "</think>";

    /** So many blanks begin no thought: a text of blanks alone would be looked through again with each of them. */
    private static final int MOST_BLANKS = 1_000;

    private enum State {
        UNDECIDED,
        THINKING,
        SAYING
    }

    private State state = State.UNDECIDED;
    private String held = "";

    /** Takes the next piece of the text. */
    void take(String piece, Consumer<String> thought, Consumer<String> said) {
        if (state == State.SAYING) {
            give(piece, said);
            return;
        }
        held += piece;
        if (state == State.UNDECIDED) {
            decide(said);
        }
        if (state == State.THINKING) {
            think(thought, said);
        }
    }

    private void decide(Consumer<String> said) {
        String text = held.stripLeading();
        if (text.startsWith(BEGIN)) {
            held = text.substring(BEGIN.length());
            state = State.THINKING;
        } else if (!BEGIN.startsWith(text) || held.length() > MOST_BLANKS) {
            state = State.SAYING;
            give(held, said);
            held = "";
        }
    }

    private void think(Consumer<String> thought, Consumer<String> said) {
        int end = held.indexOf(END);
        if (end >= 0) {
            give(held.substring(0, end), thought);
            String rest = held.substring(end + END.length()).stripLeading();
            held = "";
            state = State.SAYING;
            give(rest, said);
            return;
        }
        int sure = surePrefix();
        give(held.substring(0, sure), thought);
        held = held.substring(sure);
    }

    /** How much of what is held can't be the beginning of the end mark. */
    private int surePrefix() {
        for (int begin = Math.max(0, held.length() - END.length() + 1); begin < held.length(); begin++) {
            if (END.startsWith(held.substring(begin))) {
                return begin;
            }
        }
        return held.length();
    }

    /** Gives what is held at the end of the text. */
    void end(Consumer<String> thought, Consumer<String> said) {
        give(held, state == State.THINKING ? thought : said);
        held = "";
    }

    private static void give(String text, Consumer<String> to) {
        if (!text.isEmpty()) {
            to.accept(text);
        }
    }
}
