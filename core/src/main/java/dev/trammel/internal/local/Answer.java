package dev.trammel.internal.local;

import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.Vocabulary;
import java.util.Arrays;

/** The answer so far: a cursor that is kept within a number of tokens, and the tokens the model has not read yet. */
final class Answer {
    private final Cursor cursor;
    private final Vocabulary vocabulary;
    private final Sampler sampler;
    private final TokenNotes notes;
    private int[] unread = new int[32];
    private int unreadSize;
    private int left;
    private int tokens;
    private int forced;

    Answer(Cursor cursor, Vocabulary vocabulary, Sampler sampler, TokenNotes notes, int limit) {
        this.cursor = cursor;
        this.vocabulary = vocabulary;
        this.sampler = sampler;
        this.notes = notes;
        left = limit;
    }

    Cursor cursor() {
        return cursor;
    }

    /** How many more tokens it may have. */
    int left() {
        return left;
    }

    /** How many tokens it has, the end not counted. */
    int tokens() {
        return tokens;
    }

    /** How many of them were forced. */
    int forced() {
        return forced;
    }

    /** Whether the model ended it, or nothing can follow. */
    boolean isEnded() {
        return cursor.isFinished();
    }

    /**
     * Moves past a token, unless it is not allowed or leaves too few tokens to complete the text.
     *
     * @return whether it moved
     */
    boolean tryMove(int token) {
        if (!cursor.accept(token)) {
            return false;
        }
        if (vocabulary.isEnd(token)) {
            return true;
        }
        if (cursor.tokensToComplete() > left - 1) {
            cursor.rollback(1);
            return false;
        }
        left--;
        return true;
    }

    /** Takes back the last token that {@link #tryMove} moved past; only before it is kept. */
    void back() {
        cursor.rollback(1);
        left++;
    }

    /** Keeps a token that was moved past: the model will read it, unless it ends the text. */
    void keep(int token, boolean wasForced) {
        if (vocabulary.isEnd(token)) {
            return;
        }
        if (unreadSize == unread.length) {
            unread = Arrays.copyOf(unread, 2 * unreadSize);
        }
        unread[unreadSize++] = token;
        sampler.note(token);
        notes.kept(vocabulary.bytes(token), wasForced);
        tokens++;
        if (wasForced) {
            forced++;
        }
    }

    /** The tokens to read next, which then count as read. */
    int[] takeUnread() {
        int[] taken = Arrays.copyOf(unread, unreadSize);
        unreadSize = 0;
        return taken;
    }

    String text() {
        return Utf8.decode(cursor.text());
    }
}
