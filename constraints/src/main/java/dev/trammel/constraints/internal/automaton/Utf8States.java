package dev.trammel.constraints.internal.automaton;

/**
 * The automaton of valid UTF-8 as arithmetic: which bytes may follow inside a code point. State 0 stands between two
 * code points.
 */
final class Utf8States {
    /** How many states there are. */
    static final int COUNT = 8;

    private static final int ONE_MORE = 1;
    private static final int TWO_MORE = 2;
    private static final int THREE_MORE = 3;
    private static final int AFTER_E0 = 4;
    private static final int AFTER_ED = 5;
    private static final int AFTER_F0 = 6;
    private static final int AFTER_F4 = 7;
    private static final int[] MISSING = {0, 1, 2, 3, 2, 2, 3, 3};

    private Utf8States() {}

    /** How many bytes of the code point are missing. */
    static int missing(int state) {
        return MISSING[state];
    }

    /** A byte that leads on inside a code point, or starts one. */
    static int anyByte(int state) {
        return switch (state) {
            case 0 -> 'a';
            case AFTER_E0 -> 0xA0;
            case AFTER_F0 -> 0x90;
            default -> 0x80;
        };
    }

    /** The state after a byte, or {@link Dfa#DEAD}. */
    static int step(int state, int b) {
        return switch (state) {
            case 0 -> lead(b);
            case ONE_MORE -> within(b, 0x80, 0xBF, 0);
            case TWO_MORE -> within(b, 0x80, 0xBF, ONE_MORE);
            case THREE_MORE -> within(b, 0x80, 0xBF, TWO_MORE);
            case AFTER_E0 -> within(b, 0xA0, 0xBF, ONE_MORE);
            case AFTER_ED -> within(b, 0x80, 0x9F, ONE_MORE);
            case AFTER_F0 -> within(b, 0x90, 0xBF, TWO_MORE);
            default -> within(b, 0x80, 0x8F, TWO_MORE);
        };
    }

    private static int lead(int b) {
        if (b < 0x80) {
            return 0;
        }
        if (b < 0xC2 || b > 0xF4) {
            return Dfa.DEAD;
        }
        if (b < 0xE0) {
            return ONE_MORE;
        }
        if (b < 0xF0) {
            return b == 0xE0 ? AFTER_E0 : b == 0xED ? AFTER_ED : TWO_MORE;
        }
        return b == 0xF0 ? AFTER_F0 : b == 0xF4 ? AFTER_F4 : THREE_MORE;
    }

    private static int within(int b, int low, int high, int next) {
        return low <= b && b <= high ? next : Dfa.DEAD;
    }
}
