package dev.trammel.constraints.internal.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON string from after its opening quote to its closing one, whose decoded content an inner automaton accepts.
 *
 * <p>A state is the inner one, or a place within an escape, or the end with the inner label. Confined to one thread at
 * a time.
 */
public final class JsonStringDfa extends Dfa implements Search.Graph {
    private static final int CONTENT = 0;
    private static final int ESCAPE = 1;
    private static final int CLOSED = 2;
    private static final int KINDS = 3;

    /** More than any text is long. */
    private static final int NEVER = Integer.MAX_VALUE / 4;

    /** Escapes of one letter, and what they stand for at the same index. */
    private static final String LETTERS = "\"\\bfnrt/";

    private static final String MEANINGS = "\"\\\b\f\n\r\t/";

    private final Dfa inner;
    private final boolean anyForm;
    private final Dfa plain;
    private final @Nullable JsonStringDfa common;
    private final Map<Escape, Integer> index = new HashMap<>();
    private final List<Escape> escapes = new ArrayList<>();
    private final List<@Nullable Boolean> live = new ArrayList<>();
    private final Map<Integer, Integer> bounds = new HashMap<>();
    private final Map<Integer, Boolean> withoutEscape = new HashMap<>();
    private final Search search;
    private final Meter meter;
    private final Rows rows;
    private @Nullable JsonStringDfa loose;

    /**
     * A place within an escape.
     *
     * @param content the inner state before it
     * @param digits hex digits read after {@code u}, or -1 after the backslash alone; from 4 on a high surrogate was
     *     read: 4 at its end, 5 after a second backslash, 6 after its {@code u} and so on
     * @param value of the digits read last
     * @param high the high surrogate read before, or 0
     */
    private record Escape(int content, int digits, int value, int high) {}

    /**
     * Wraps an automaton over decoded UTF-8.
     *
     * @param anyForm whether characters that can stand for themselves may be escaped
     * @param plain the shared automaton of all strings in that form, which takes over where the inner one accepts
     *     everything; {@code null} to make that one
     */
    public JsonStringDfa(Dfa inner, boolean anyForm, @Nullable Dfa plain) {
        this(inner, anyForm, plain, new Meter("steps", Long.MAX_VALUE, "a string"));
    }

    /**
     * Wraps an automaton over decoded UTF-8, as above.
     *
     * @param meter counts searches for a way out
     */
    public JsonStringDfa(Dfa inner, boolean anyForm, @Nullable Dfa plain, Meter meter) {
        this(inner, anyForm, plain, null, meter);
    }

    /**
     * Wraps an automaton over decoded UTF-8, as above.
     *
     * @param common of the same form, around the automaton that is {@linkplain Dfa#alike alike} at some states
     */
    public JsonStringDfa(Dfa inner, boolean anyForm, @Nullable Dfa plain, @Nullable JsonStringDfa common, Meter meter) {
        this.inner = inner;
        this.common = common;
        this.meter = meter;
        this.anyForm = anyForm;
        this.plain = plain == null ? this : plain;
        rows = new Rows(inner);
        search = new Search(this, meter);
    }

    @Override
    public int start() {
        return content(inner.start());
    }

    private static int content(int innerState) {
        return innerState == DEAD ? DEAD : innerState * KINDS + CONTENT;
    }

    @Override
    public int step(int state, int b) {
        int next = rawStep(state, b);
        return next != DEAD && next % KINDS == ESCAPE && !isLive(next / KINDS) ? DEAD : next;
    }

    private boolean isLive(int index) {
        Boolean known = live.get(index);
        if (known == null) {
            known = findLive(escapes.get(index));
            live.set(index, known);
        }
        return known;
    }

    /** Whether some character that an escape can still become leads on. */
    private boolean findLive(Escape escape) {
        if (escape.digits == -1) {
            if (anyForm) {
                return leadsOn(escape.content, 0, Character.MAX_CODE_POINT);
            }
            return leadsOn(escape.content, 0, 0x1F)
                    || leadsOn(escape.content, '"', '"')
                    || leadsOn(escape.content, '\\', '\\');
        }
        if (escape.high == 0) {
            int shift = 4 * (4 - escape.digits);
            int first = escape.value << shift;
            return leadsOn(
                    escape.content,
                    first,
                    anyForm ? first + (1 << shift) - 1 : Math.min(0x1F, first + (1 << shift) - 1));
        }
        int digits = Math.max(0, escape.digits - 6);
        int shift = 4 * (4 - digits);
        int low = Math.max(escape.value << shift, Character.MIN_LOW_SURROGATE);
        int high = Math.min((escape.value << shift) + (1 << shift) - 1, Character.MAX_LOW_SURROGATE);
        return leadsOn(
                escape.content,
                Character.toCodePoint((char) escape.high, (char) low),
                Character.toCodePoint((char) escape.high, (char) high));
    }

    /** Whether a code point between two, or a supplementary one whose high surrogate lies between them, leads on. */
    private boolean leadsOn(int content, int first, int last) {
        int c = first;
        while (c <= last) {
            if (Character.isBmpCodePoint(c) && Character.isSurrogate((char) c)) {
                if (Character.isHighSurrogate((char) c)
                        && leadsOn(
                                content,
                                Character.toCodePoint((char) c, '\uDC00'),
                                Character.toCodePoint((char) c, '\uDFFF'))) {
                    return true;
                }
                c++;
                continue;
            }
            int known = knownPrefix(content, c);
            if (known < 0) {
                return true;
            }
            int next = (c | ((1 << known) - 1)) + 1;
            c = c < Character.MIN_SURROGATE ? Math.min(next, Character.MIN_SURROGATE) : next;
        }
        return false;
    }

    /**
     * Reads a code point; how many of its low bits do not matter because a byte before them led nowhere, or -1 if it
     * leads on.
     */
    private int knownPrefix(int content, int codePoint) {
        int length = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        int state = content;
        for (int i = 0; i < length; i++) {
            int below = 6 * (length - 1 - i);
            int bits = codePoint >> below;
            state = inner.step(state, Utf8.byteOf(bits, length, i));
            if (state == DEAD) {
                return below;
            }
        }
        return -1;
    }

    @Override
    public int rawStep(int state, int b) {
        return switch (state % KINDS) {
            case CONTENT -> stepContent(state / KINDS, b);
            case ESCAPE -> stepEscape(escapes.get(state / KINDS), b);
            default -> DEAD;
        };
    }

    private int stepContent(int innerState, int b) {
        if (b == '"') {
            return inner.accepts(innerState) ? inner.label(innerState) * KINDS + CLOSED : DEAD;
        }
        if (b == '\\') {
            return intern(new Escape(innerState, -1, 0, 0));
        }
        return b < 0x20 ? DEAD : content(inner.step(innerState, b));
    }

    private int stepEscape(Escape escape, int b) {
        if (escape.digits == -1) {
            if (b == 'u') {
                return intern(new Escape(escape.content, 0, 0, 0));
            }
            int letter = LETTERS.indexOf(b);
            boolean allowed = letter >= 0 && (b != '/' || anyForm);
            return allowed ? decoded(escape.content, MEANINGS.charAt(letter)) : DEAD;
        }
        if (escape.digits == 4 || escape.digits == 5) {
            boolean expected = b == (escape.digits == 4 ? '\\' : 'u');
            return expected ? intern(new Escape(escape.content, escape.digits + 1, 0, escape.high)) : DEAD;
        }
        int digit = Character.digit(b, 16);
        if (digit < 0) {
            return DEAD;
        }
        int value = escape.value * 16 + digit;
        if (escape.digits == 3) {
            return closeUnit(escape.content, value);
        }
        if (escape.digits == 9) {
            return Character.isLowSurrogate((char) value)
                    ? decoded(escape.content, Character.toCodePoint((char) escape.high, (char) value))
                    : DEAD;
        }
        boolean possible = escape.high == 0
                ? anyForm || isControlPrefix(value, escape.digits + 1)
                : isLowSurrogatePrefix(value, escape.digits - 5);
        return possible ? intern(new Escape(escape.content, escape.digits + 1, value, escape.high)) : DEAD;
    }

    private int closeUnit(int content, int unit) {
        if (Character.isHighSurrogate((char) unit)) {
            return anyForm ? intern(new Escape(content, 4, 0, unit)) : DEAD;
        }
        boolean allowed = anyForm || (unit < 0x20 && MEANINGS.indexOf(unit) < 0);
        return allowed && !Character.isLowSurrogate((char) unit) ? decoded(content, unit) : DEAD;
    }

    private static boolean isControlPrefix(int value, int digits) {
        return digits < 3 ? value == 0 : value <= 1;
    }

    private static boolean isLowSurrogatePrefix(int value, int digits) {
        int shift = 4 * (4 - digits);
        return value >= Character.MIN_LOW_SURROGATE >> shift && value <= Character.MAX_LOW_SURROGATE >> shift;
    }

    private int decoded(int content, int codePoint) {
        return content(after(content, codePoint));
    }

    /**
     * Where every text is accepted, an escape is as good as any other of its kind: half a surrogate pair, or a
     * character of its own.
     */
    private Escape alike(Escape escape) {
        if (!anyForm || escape.digits <= 0 || !inner.isUniversal(escape.content)) {
            return escape;
        }
        int high = escape.high == 0 ? 0 : Character.MIN_HIGH_SURROGATE;
        if (escape.digits >= 4) {
            return new Escape(escape.content, escape.digits, lowPrefix(escape.digits - 6), high);
        }
        int bits = 4 * (4 - escape.digits);
        boolean surrogate =
                escape.value >= Character.MIN_SURROGATE >> bits && escape.value <= Character.MAX_SURROGATE >> bits;
        return new Escape(escape.content, escape.digits, surrogate ? kind(escape.value, bits) : 0, 0);
    }

    /** The least prefix of a low surrogate. */
    private static int lowPrefix(int digits) {
        return digits <= 0 ? 0 : Character.MIN_LOW_SURROGATE >> (4 * (4 - digits));
    }

    /** The least prefix that can become the same halves of pairs, and, short of two digits, the same characters. */
    private static int kind(int value, int bits) {
        return value > Character.MAX_HIGH_SURROGATE >> bits
                ? Character.MIN_LOW_SURROGATE >> bits
                : Character.MIN_HIGH_SURROGATE >> bits;
    }

    private int intern(Escape place) {
        Escape escape = alike(place);
        Integer known = index.putIfAbsent(escape, escapes.size());
        if (known == null) {
            escapes.add(escape);
            live.add(null);
            return (escapes.size() - 1) * KINDS + ESCAPE;
        }
        return known * KINDS + ESCAPE;
    }

    @Override
    public boolean accepts(int state) {
        return state % KINDS == CLOSED;
    }

    @Override
    public int label(int state) {
        return state / KINDS;
    }

    @Override
    public int lowerBound(int state) {
        return switch (state % KINDS) {
            case CONTENT -> inner.shortest(state / KINDS) + 1;
            case ESCAPE -> bounds.computeIfAbsent(state / KINDS, index -> bound(escapes.get(index)));
            default -> 0;
        };
    }

    /** At most what is left of an escape, of the content that it does not stand for, and the closing quote. */
    private int bound(Escape escape) {
        int digits = escape.digits;
        if (digits == -1) {
            int letter = 1 + leastAfterLetter(escape.content);
            return Math.min(letter, 5 + leastAfter(escape.content, 0, anyForm ? Character.MAX_CODE_POINT : 0x1F)) + 1;
        }
        if (escape.high == 0) {
            int shift = 4 * (4 - digits);
            int first = escape.value << shift;
            int last = anyForm ? first + (1 << shift) - 1 : Math.min(0x1F, first + (1 << shift) - 1);
            boolean surrogates = first <= Character.MAX_HIGH_SURROGATE && last >= Character.MIN_HIGH_SURROGATE;
            int pair = surrogates ? 6 + leastAfter(escape.content, 0x10000, Character.MAX_CODE_POINT) : NEVER;
            return 4 - digits + Math.min(leastAfter(escape.content, first, last), pair) + 1;
        }
        int low = Math.max(0, digits - 6);
        int first = Character.toCodePoint((char) escape.high, Character.MIN_LOW_SURROGATE);
        int left = digits < 6 ? 10 - digits : 4 - low;
        return left + leastAfter(escape.content, first, first + 0x3FF) + 1;
    }

    /** The least that is left of the content after a character that has an escape of its own. */
    private int leastAfterLetter(int content) {
        int least = NEVER;
        for (int i = 0; i < LETTERS.length(); i++) {
            int next = anyForm || LETTERS.charAt(i) != '/' ? after(content, MEANINGS.charAt(i)) : DEAD;
            least = next == DEAD ? least : Math.min(least, inner.shortest(next));
        }
        return least;
    }

    /** The least that is left of the content after one of some code points. */
    private int leastAfter(int content, int first, int last) {
        int least = NEVER;
        for (int c = first; c <= last; c = Utf8.lastOfLength(c) + 1) {
            int end = Math.min(last, Utf8.lastOfLength(c));
            least = Math.min(least, leastAfter(content, c, end, Utf8.length(c) - 1));
        }
        return least;
    }

    /**
     * The same within the code points of one length. A byte behind which any other may follow needs no look at those:
     * what they lead to is as far as the inner automaton says.
     *
     * @param bytes how many follow the next one
     */
    private int leastAfter(int state, int first, int last, int bytes) {
        int least = NEVER;
        int below = 6 * bytes;
        int length = Utf8.length(first);
        for (int bits = first >> below; bits <= last >> below; bits++) {
            int low = bits << below;
            int high = low | ((1 << below) - 1);
            int next = inner.step(state, Utf8.byteOf(bits, length, length - 1 - bytes));
            if (next != DEAD) {
                int rest = first <= low && high <= last
                        ? inner.shortest(next) - bytes
                        : leastAfter(next, Math.max(first, low), Math.min(last, high), bytes - 1);
                least = Math.min(least, rest);
            }
        }
        return least;
    }

    /** The state of the content behind a code point, or {@link #DEAD}. */
    private int after(int content, int codePoint) {
        int state = content;
        for (byte b : Utf8.encode(codePoint)) {
            state = inner.step(state, b & 0xFF);
            if (state == DEAD) {
                return DEAD;
            }
        }
        return state;
    }

    /** Exact without a search where one shortest content needs no escape, as nearly all do. */
    @Override
    public int shortest(int state) {
        if (state % KINDS == CONTENT && needsNoEscape(state / KINDS)) {
            return inner.shortest(state / KINDS) + 1;
        }
        return search.shortest(state);
    }

    @Override
    public int bestByte(int state) {
        if (state % KINDS == CONTENT && needsNoEscape(state / KINDS)) {
            int best = inner.bestPlainByte(state / KINDS);
            return best == NO_BYTE ? '"' : best;
        }
        return super.bestByte(state);
    }

    @Override
    public boolean isExact(int state) {
        return state % KINDS == CLOSED || (state % KINDS == CONTENT && needsNoEscape(state / KINDS));
    }

    @Override
    protected boolean isShortest(int state, int length) {
        return lowerBound(state) <= length && shortest(state) == length;
    }

    private boolean needsNoEscape(int innerState) {
        if (inner instanceof LengthDfa || inner.shortestIsPlain(innerState)) {
            return true;
        }
        Boolean known = withoutEscape.get(innerState);
        return known == null ? findWithoutEscape(innerState) : known;
    }

    /** What holds for a state holds for all on the way from it. */
    private boolean findWithoutEscape(int innerState) {
        List<Integer> path = new ArrayList<>();
        int at = innerState;
        Boolean known = null;
        while (known == null) {
            path.add(at);
            int b = inner.bestPlainByte(at);
            if (b < 0) {
                known = b == NO_BYTE;
            } else {
                at = inner.step(at, b);
                known = withoutEscape.get(at);
            }
        }
        for (int state : path) {
            withoutEscape.put(state, known);
        }
        return known;
    }

    @Override
    public Dfa canonical(int state) {
        return state % KINDS == CONTENT && plain != this && inner.isUniversal(state / KINDS) ? plain : this;
    }

    @Override
    public int canonicalState(int state) {
        return canonical(state) == this ? state : plain.start();
    }

    /** The steps of the inner automaton from one of its states, as a table by byte; not copied. */
    public int[] row(int innerState) {
        return common != null && isCommon(innerState) ? common.row(innerState) : rows.of(innerState);
    }

    /**
     * The automaton that is {@linkplain #isCommon like this one} at some states of the content; null if none is known.
     */
    public @Nullable JsonStringDfa common() {
        return common;
    }

    /** Whether a state of the inner automaton is the same in {@link #common}. */
    public boolean isCommon(int innerState) {
        return common != null && inner.alike(innerState) == common.inner;
    }

    @Override
    public Dfa alike(int state) {
        return common != null && state % KINDS == CONTENT && isCommon(state / KINDS) ? common : this;
    }

    /** The state at a state of the inner automaton. */
    public static int stateOf(int innerState) {
        return content(innerState);
    }

    /** The inner automaton. */
    public Dfa inner() {
        return inner;
    }

    /** The inner state, or {@link #DEAD} within an escape or at the end. */
    public int innerState(int state) {
        return state % KINDS == CONTENT ? state / KINDS : DEAD;
    }

    @Override
    public int canonicalLabel(int state) {
        return inner.label(state / KINDS);
    }

    @Override
    public boolean isNarrow(int state) {
        return state % KINDS != CONTENT || inner.isNarrow(state / KINDS);
    }

    @Override
    public int onlyByte(int state) {
        if (state % KINDS == CONTENT) {
            return anyForm ? onlyByteOfAnyForm(state / KINDS) : onlyPlainByte(state / KINDS);
        }
        if (state % KINDS == CLOSED) {
            return NO_BYTE;
        }
        return anyForm ? MANY_BYTES : super.onlyByte(state);
    }

    /** Whatever may come can be escaped, but not in the middle of a code point. */
    private int onlyByteOfAnyForm(int innerState) {
        int only = inner.onlyByte(innerState);
        return only == NO_BYTE ? '"' : only >= 0x80 && only < 0xC0 ? only : MANY_BYTES;
    }

    @Override
    public int @Nullable [] fewBytes(int state) {
        int[] few = state % KINDS == CONTENT ? inner.fewBytes(state / KINDS) : null;
        if (few == null) {
            return null;
        }
        int[] more = Arrays.copyOf(few, few.length + 2);
        more[few.length] = '"';
        more[few.length + 1] = '\\';
        return more;
    }

    @Override
    public @Nullable Dfa base(int state) {
        return state % KINDS == CONTENT && inner.base(state / KINDS) != null ? plain : null;
    }

    @Override
    public int baseLabel(int state) {
        return inner.baseLabel(state / KINDS);
    }

    /**
     * Those of the content, its end where that has another label, and a backslash where it can stand for one of those.
     */
    @Override
    public int @Nullable [] differingBytes(int state) {
        if (canonical(state) != this) {
            return new int[0];
        }
        int innerState = state / KINDS;
        int[] content = state % KINDS == CONTENT ? inner.differingBytes(innerState) : null;
        if (content == null) {
            return null;
        }
        int[] all = new int[content.length + 2];
        int size = 0;
        boolean escapes = anyForm;
        for (int b : content) {
            boolean plainByte = b >= 0x20 && b != '"' && b != '\\';
            escapes |= !plainByte;
            if (plainByte) {
                all[size++] = b;
            }
        }
        if (!inner.accepts(innerState) || inner.label(innerState) != inner.baseLabel(innerState)) {
            all[size++] = '"';
        }
        if (escapes && content.length > 0) {
            all[size++] = '\\';
        }
        return Arrays.copyOf(all, size);
    }

    @Override
    public int splitState(int state, int longest) {
        return state % KINDS == CONTENT ? content(inner.splitState(state / KINDS, longest)) : state;
    }

    @Override
    public @Nullable Dfa loose(int state, int longest) {
        Dfa simpler = state % KINDS == CONTENT ? inner.loose(state / KINDS, longest) : null;
        if (simpler == null) {
            return null;
        }
        JsonStringDfa known = loose;
        if (known == null || known.inner != simpler) {
            known = new JsonStringDfa(simpler, anyForm, plain == this ? null : plain, meter);
            loose = known;
        }
        return known;
    }

    @Override
    public int looseState(int state) {
        return content(inner.looseState(state / KINDS));
    }

    @Override
    public @Nullable Object sharedKey(int state) {
        Object key = state % KINDS == CONTENT ? inner.sharedKey(state / KINDS) : null;
        return key == null ? null : new SharedKey(key, anyForm);
    }

    private record SharedKey(Object inner, boolean anyForm) {}

    private int onlyPlainByte(int innerState) {
        int only = inner.onlyByte(innerState);
        if (only == MANY_BYTES) {
            return MANY_BYTES;
        }
        if (inner.accepts(innerState)) {
            return only == NO_BYTE ? '"' : MANY_BYTES;
        }
        return only < 0x20 || only == '"' || only == '\\' ? '\\' : only;
    }
}
