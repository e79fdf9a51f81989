package dev.trammel.internal.local;

import dev.trammel.Attempt;
import dev.trammel.CancelledException;
import dev.trammel.DeadlineException;
import dev.trammel.DecodingSession;
import dev.trammel.FinishReason;
import dev.trammel.ForcedTokens;
import dev.trammel.GenerationException;
import dev.trammel.LocalModel;
import dev.trammel.MaskFailedException;
import dev.trammel.ModelFailedException;
import dev.trammel.Usage;
import dev.trammel.constraints.Constraint;
import dev.trammel.constraints.Cursor;
import dev.trammel.constraints.TokenMask;
import dev.trammel.internal.local.LocalSettings.AtLimit;
import dev.trammel.internal.local.Stopwatch.Part;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a local model: read what is new, mask, choose, move past what is forced, until the text ends.
 *
 * <p>A token that would leave too few tokens to complete the text is taken back, and chosen anew among those that
 * don't: so an answer differs from the one without a limit only from where the limit had to step in.
 */
public final class LocalRun {
    private static final int[] NOTHING = {};

    private final LocalModel model;
    private final LocalSettings settings;
    private final int[] prompt;
    private final Deadline deadline;
    private final Stopwatch watch = new Stopwatch();
    private final Sampler sampler;
    private final Cursor cursor;
    private final TokenNotes notes;
    private final @Nullable Thinking thinking;
    private Answer answer;
    private Forcing forcing;
    private int[] pending = NOTHING;
    private boolean promptRead;
    private int cachedTokens;
    private boolean overruled;

    private LocalRun(
            LocalModel model,
            Constraint constraint,
            LocalSettings settings,
            int[] prompt,
            Progress progress,
            Deadline deadline) {
        this.deadline = deadline;
        this.model = model;
        this.settings = settings;
        this.prompt = prompt;
        sampler = Sampler.of(settings.sampling());
        cursor = constraint.cursor(model.vocabulary());
        notes = new TokenNotes(progress, settings.logprobs());
        thinking = settings.reasoningTokens() == 0 ? null : new Thinking(model, sampler, prompt);
        answer = answer(thinking == null ? prompt.length : thinking.fixedTokens());
        forcing = new Forcing(model, answer);
    }

    /** An answer after that many tokens. */
    private Answer answer(int before) {
        int limit = Limit.of(settings.maxTokens(), before, model.contextLength(), cursor.tokensToComplete());
        return new Answer(cursor, model.vocabulary(), sampler, notes, limit);
    }

    /**
     * Asks for one answer.
     *
     * @param prompt at least one token
     * @throws GenerationException if there is none
     */
    public static Attempt run(LocalModel model, Constraint constraint, LocalSettings settings, int[] prompt) {
        return run(model, constraint, settings, prompt, Progress.NONE, null);
    }

    /**
     * Asks for one answer.
     *
     * @param prompt at least one token
     * @param progress hears it as it comes
     * @param timeout how long it may take, seen to between two tokens; null sets no limit
     * @throws GenerationException if there is none
     */
    public static Attempt run(
            LocalModel model,
            Constraint constraint,
            LocalSettings settings,
            int[] prompt,
            Progress progress,
            @Nullable Duration timeout) {
        LocalRun run = new LocalRun(model, constraint, settings, prompt, progress, Deadline.in(timeout));
        try (DecodingSession session = model.open()) {
            return run.answer(session);
        }
    }

    private Attempt answer(DecodingSession session) {
        if (thinking != null) {
            think(session, thinking);
        }
        force();
        while (!answer.isEnded() && answer.left() > 0) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancelledException("the thread was interrupted", null, failed());
            }
            checkTime();
            choose(read(session));
            force();
        }
        return attempt(finishReason());
    }

    private void checkTime() {
        Duration passed = deadline.passed();
        if (passed != null) {
            throw new DeadlineException(passed, failed());
        }
    }

    private void think(DecodingSession session, Thinking thoughts) {
        int room = model.contextLength() - thoughts.fixedTokens() - cursor.tokensToComplete();
        try {
            thoughts.run(session, Math.min(settings.reasoningTokens(), Math.max(0, room)), deadline);
            checkTime();
        } catch (GenerationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelFailedException("the model failed to think: " + e.getMessage(), e, failed());
        }
        pending = thoughts.pending();
        answer = answer(thoughts.length());
        forcing = new Forcing(model, answer);
        promptRead = true;
        watch.lap(Part.PROMPT);
    }

    private FinishReason finishReason() {
        if (answer.isEnded()) {
            return overruled ? FinishReason.CLOSED_EARLY : FinishReason.STOP;
        }
        return settings.cut() == AtLimit.CUT ? FinishReason.TRUNCATED : FinishReason.CLOSED_EARLY;
    }

    /** Lets the model read what is new, and gives its logits after that. */
    private float[] read(DecodingSession session) {
        int[] unread = concat(pending, answer.takeUnread());
        pending = NOTHING;
        try {
            if (settings.forcedTokens() == ForcedTokens.BATCHED) {
                return promptRead ? decode(session, unread) : start(session, unread);
            }
            float[] logits = promptRead ? null : start(session, NOTHING);
            for (int i = 0; i + 1 < unread.length; i++) {
                session.read(unread[i]);
                watch.lap(Part.DECODE);
            }
            if (unread.length > 0) {
                logits = decode(session, unread[unread.length - 1]);
            }
            if (logits == null) {
                throw new IllegalStateException("expected a token to read, found none");
            }
            return logits;
        } catch (GenerationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelFailedException("the model failed to read: " + e.getMessage(), e, failed());
        }
    }

    private float[] start(DecodingSession session, int[] unread) {
        float[] logits = session.start(concat(prompt, unread));
        cachedTokens = Math.min(session.cachedTokens(), prompt.length);
        promptRead = true;
        watch.lap(Part.PROMPT);
        return logits;
    }

    private static int[] concat(int[] first, int[] second) {
        int[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private float[] decode(DecodingSession session, int... tokens) {
        float[] logits = session.decode(tokens);
        watch.lap(Part.DECODE);
        return logits;
    }

    private void choose(float[] logits) {
        try {
            int token = pick(logits, cursor.mask());
            boolean moved = answer.tryMove(token);
            if (!moved) {
                overruled = true;
                token = rechoose(logits, token);
            }
            answer.keep(token, false);
        } catch (GenerationException e) {
            throw e;
        } catch (UnusableLogitsException e) {
            throw new ModelFailedException("the model gave no usable logits: " + e.getMessage(), e, failed());
        } catch (RuntimeException e) {
            throw maskFailed(e);
        }
        watch.lap(Part.MASK);
        watch.tokenChosen();
    }

    private int rechoose(float[] logits, int first) {
        TokenMask mask = cursor.mask(answer.left());
        if (mask.allows(first)) {
            throw refused(first);
        }
        int token = pick(logits, mask);
        if (!answer.tryMove(token)) {
            throw refused(token);
        }
        return token;
    }

    private MaskFailedException refused(int token) {
        String message = "the mask allows token " + token + ", but the cursor refuses it";
        return new MaskFailedException(message, null, failed());
    }

    private int pick(float[] logits, TokenMask mask) {
        if (mask.isEmpty()) {
            throw new MaskFailedException("the mask allows no token, but the text is not whole", null, failed());
        }
        watch.lap(Part.MASK);
        int token = sampler.pick(logits, mask);
        notes.chosen(token, logits, mask);
        watch.lap(Part.SAMPLING);
        return token;
    }

    private void force() {
        try {
            forcing.advance();
        } catch (RuntimeException e) {
            throw maskFailed(e);
        }
        watch.lap(Part.MASK);
    }

    private MaskFailedException maskFailed(RuntimeException cause) {
        return new MaskFailedException("the mask could not be made: " + cause.getMessage(), cause, failed());
    }

    private List<Attempt> failed() {
        return List.of(attempt(FinishReason.FAILED));
    }

    private Attempt attempt(FinishReason reason) {
        int thought = thinking == null ? 0 : thinking.tokens();
        Usage usage = new Usage(prompt.length, cachedTokens, thought + answer.tokens(), answer.forced());
        return new Attempt(
                answer.text(),
                reason,
                usage,
                watch.timings(),
                thinking == null ? null : thinking.text(),
                notes.tokens(),
                null,
                List.of());
    }
}
