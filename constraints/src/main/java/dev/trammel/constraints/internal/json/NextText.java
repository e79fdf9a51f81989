package dev.trammel.constraints.internal.json;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.JsonStringDfa;
import dev.trammel.constraints.internal.engine.Lexical;
import dev.trammel.constraints.internal.engine.Term;

/** What follows an item that is one of some texts, none of which may come twice. */
final class NextText implements Lexical.Continuation {
    private final ArrayFrame frame;
    private final TextItems texts;

    NextText(ArrayFrame frame, TextItems texts) {
        this.frame = frame;
        this.texts = texts;
    }

    @Override
    public Term after(int label) {
        return frame.afterText(label);
    }

    @Override
    public int number() {
        return 2 * frame.id() + 1;
    }

    @Override
    public int shortest(Dfa dfa, int state) {
        JsonStringDfa strings = (JsonStringDfa) dfa;
        int best = best(strings, state);
        if (best >= 0) {
            return texts.rest(best, strings.innerState(state)) + frame.lengthAfterText(best);
        }
        int at = state;
        int length = 0;
        for (; !dfa.accepts(at); length++) {
            at = dfa.step(at, dfa.bestByte(at));
        }
        return length + frame.lengthAfterText(dfa.label(at));
    }

    @Override
    public int bestByte(Dfa dfa, int state) {
        JsonStringDfa strings = (JsonStringDfa) dfa;
        int best = best(strings, state);
        return best < 0 ? dfa.bestByte(state) : texts.nextByte(best, strings.innerState(state));
    }

    /** The text that leads to the shortest array; -1 within an escape. */
    private int best(JsonStringDfa dfa, int state) {
        int node = dfa.innerState(state);
        UnusedTexts unused = (UnusedTexts) dfa.inner();
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int place = node < 0 ? 0 : texts.trie().firstId(node);
                node >= 0 && place < texts.trie().endId(node);
                place++) {
            int text = texts.trie().id(place);
            if (unused.isUnused(text)) {
                int length = texts.rest(text, node) + frame.lengthAfterText(text);
                if (length < least) {
                    least = length;
                    best = text;
                }
            }
        }
        return best;
    }
}
