package dev.trammel.internal.local;

import dev.trammel.Attempt;
import dev.trammel.CancelledException;
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
import java.util.Arrays;
import java.util.List;

/**
 * One answer of a local model: read what is new, mask, choose, move past what is forced, until the text ends.
 *
 * <p>A token that would leave too few tokens to complete the text is taken back, and chosen anew among those that
 * don't: so an answer differs from the one without a limit only from where the limit had to step in.
 */
public final class LocalRun {
    private static final int[] NOTHING = {};

    private final LocalSettings settings;
    private final int[] prompt;
    private final Stopwatch watch = new Stopwatch();
    private final Sampler sampler;
    private final Answer answer;
    private final Cursor cursor;
    private final Forcing forcing;
    private boolean promptRead;
    private int cachedTokens;
    private boolean overruled;

    private LocalRun(LocalModel model, Constraint constraint, LocalSettings settings, int[] prompt) {
        this.settings = settings;
        this.prompt = prompt;
        sampler = Sampler.of(settings.sampling());
        cursor = constraint.cursor(model.vocabulary());
        int limit = Limit.of(settings.maxTokens(), prompt.length, model.contextLength(), cursor.tokensToComplete());
        answer = new Answer(cursor, model.vocabulary(), sampler, limit);
        forcing = new Forcing(model, answer);
    }

    /**
     * Asks for one answer.
     *
     * @param prompt at least one token
     * @throws GenerationException if there is none
     */
    public static Attempt run(LocalModel model, Constraint constraint, LocalSettings settings, int[] prompt) {
        LocalRun run = new LocalRun(model, constraint, settings, prompt);
        try (DecodingSession session = model.open()) {
            return run.answer(session);
        }
    }

    private Attempt answer(DecodingSession session) {
        force();
        while (!answer.isEnded() && answer.left() > 0) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancelledException("the thread was interrupted", null, failed());
            }
            choose(read(session));
            force();
        }
        return attempt(finishReason());
    }

    private FinishReason finishReason() {
        if (answer.isEnded()) {
            return overruled ? FinishReason.CLOSED_EARLY : FinishReason.STOP;
        }
        return settings.cut() == AtLimit.CUT ? FinishReason.TRUNCATED : FinishReason.CLOSED_EARLY;
    }

    /** Lets the model read what is new, and gives its logits after that. */
    private float[] read(DecodingSession session) {
        int[] unread = answer.takeUnread();
        try {
            if (settings.forcedTokens() == ForcedTokens.BATCHED) {
                return promptRead ? decode(session, unread) : start(session, unread);
            }
            float[] logits = promptRead ? null : start(session, NOTHING);
            for (int token : unread) {
                logits = decode(session, token);
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
        int[] all = Arrays.copyOf(prompt, prompt.length + unread.length);
        System.arraycopy(unread, 0, all, prompt.length, unread.length);
        float[] logits = session.start(all);
        cachedTokens = Math.min(session.cachedTokens(), prompt.length);
        promptRead = true;
        watch.lap(Part.PROMPT);
        return logits;
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
        Usage usage = new Usage(prompt.length, cachedTokens, answer.tokens(), answer.forced());
        return new Attempt(answer.text(), reason, usage, watch.timings());
    }
}
