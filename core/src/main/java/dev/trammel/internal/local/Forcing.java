package dev.trammel.internal.local;

import dev.trammel.LocalModel;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.Vocabulary;
import java.nio.charset.StandardCharsets;

/** Moves an answer past everything that can only come next, in the tokens that the model itself would take for it. */
final class Forcing {
    private final LocalModel model;
    private final Vocabulary vocabulary;
    private final Answer answer;
    private final Cursor cursor;

    Forcing(LocalModel model, Answer answer) {
        this.model = model;
        this.answer = answer;
        vocabulary = model.vocabulary();
        cursor = answer.cursor();
    }

    /** Moves as far as there is one way only. */
    void advance() {
        boolean moved = true;
        while (moved && answer.left() > 0 && !answer.isEnded()) {
            moved = text() || onlyToken();
        }
    }

    private boolean text() {
        byte[] run = cursor.forced();
        int whole = Utf8.wholeLength(run);
        if (whole == 0 || Utf8.isContinuation(run[0])) {
            return false; // the tokenizer takes whole characters only
        }
        int[] tokens = model.tokenize(new String(run, 0, whole, StandardCharsets.UTF_8));
        int moved = 0;
        int rest = run.length;
        while (moved < tokens.length && answer.tryMove(tokens[moved])) {
            rest -= vocabulary.length(tokens[moved++]);
        }
        moved = dropMergeable(tokens, moved, rest);
        for (int i = 0; i < moved; i++) {
            answer.keep(tokens[i], true);
        }
        return moved > 0;
    }

    /**
     * Takes back last tokens where the model might prefer one that begins with the forced text and goes on with what it
     * chooses after it.
     *
     * @param moved how many tokens were moved past
     * @param rest how many forced bytes come after those
     * @return how many are left
     */
    private int dropMergeable(int[] tokens, int moved, int rest) {
        if (cursor.isFinished()) {
            return moved;
        }
        int count = moved;
        int forcedBytes = rest;
        while (count > 0) {
            int last = tokens[count - 1];
            answer.back();
            forcedBytes += vocabulary.length(last);
            if (longest(cursor.mask()) <= forcedBytes) {
                answer.tryMove(last);
                return count;
            }
            count--;
        }
        return 0;
    }

    private boolean onlyToken() {
        TokenMask mask = cursor.mask();
        if (mask.cardinality() != 1) {
            return false;
        }
        int token = mask.toArray()[0];
        if (!answer.tryMove(token)) {
            return false;
        }
        answer.keep(token, true);
        return true;
    }

    private int longest(TokenMask mask) {
        int[] longest = {0};
        mask.forEach(token -> longest[0] = Math.max(longest[0], vocabulary.length(token)));
        return longest[0];
    }
}
