package dev.trammel.constraints.internal.vocabulary;

import dev.trammel.constraints.TokenKind;
import dev.trammel.constraints.Vocabulary;
import dev.trammel.constraints.internal.automaton.ByteTrie;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows about a vocabulary: its tokens as a trie, and whatever masks depend on the vocabulary alone.
 * Shared by threads.
 */
public final class TokenIndex {
    /** Longer tokens are not laid out as plain ones. */
    private static final int MOST_BYTES = 200;

    private static final long MOST_SHARED_BYTES = 64L << 20;

    private final ByteTrie trie;
    private final byte[][] bytes;
    private final int[] ends;
    private final int longest;
    private final int[] withQuote;
    private final int[] withTwoQuotes;
    private final KeyTokens keys;
    private final int[] withItemEnd;
    private final int[] withItemEndInString;
    private final int[] withBracket;
    private final int[] numeric;
    private final int[] withItemsInString;
    private final PlainTokens plain;
    /** Sorted when they are asked for. */
    private volatile @Nullable PlainKinds plainKinds;

    private final ByteTrie special;
    private final Remainders remainders;
    private final BoundedCache shared = new BoundedCache(MOST_SHARED_BYTES);
    private final SetPool sets = new SetPool();

    /** Reads all tokens that stand for text. Complexity: sorting them. */
    public TokenIndex(Vocabulary vocabulary) {
        bytes = new byte[vocabulary.size()][];
        int texts = 0;
        for (int id = 0; id < bytes.length; id++) {
            bytes[id] = vocabulary.bytes(id);
            if (isText(vocabulary, id)) {
                texts++;
            }
        }
        byte[][] text = new byte[texts][];
        int[] ids = new int[texts];
        int at = 0;
        for (int id = 0; id < bytes.length; id++) {
            if (isText(vocabulary, id)) {
                text[at] = bytes[id];
                ids[at++] = id;
            }
        }
        trie = ByteTrie.of(text, ids);
        longest = Arrays.stream(text).mapToInt(token -> token.length).max().orElse(0);
        plain = new PlainTokens(some(true), bytes);
        special = some(false);
        remainders = new Remainders(special, bytes);
        ends = vocabulary.endTokens();
        withQuote = tokensWith("\"", 1);
        withTwoQuotes = tokensWith("\"", 2);
        keys = new KeyTokens(bytes);
        withItemEnd = tokensWith(",]}", 1);
        withItemEndInString = IntStream.of(withItemEnd)
                .filter(id -> itemEndsAfterQuote(bytes[id]) > 0)
                .toArray();
        withBracket = tokensWith("[{", 1);
        numeric = IntStream.range(0, bytes.length)
                .filter(id -> isNumeric(bytes[id]))
                .toArray();
        withItemsInString = IntStream.of(withItemEndInString)
                .filter(id -> itemEndsAfterQuote(bytes[id]) > 1)
                .toArray();
    }

    /** The tokens that are plain, or those that are not. */
    private ByteTrie some(boolean arePlain) {
        int[] ids = IntStream.range(0, trie.endId(ByteTrie.ROOT))
                .map(trie::id)
                .filter(id -> isPlain(bytes[id]) == arePlain)
                .toArray();
        return ByteTrie.of(Arrays.stream(ids).mapToObj(id -> bytes[id]).toArray(byte[][]::new), ids);
    }

    private static boolean isPlain(byte[] text) {
        for (byte b : text) {
            if ((b & 0xFF) < 0x20 || b == '"' || b == '\\') {
                return false;
            }
        }
        return text.length < MOST_BYTES;
    }

    /** The tokens that can stand within a JSON string as they are. */
    public PlainTokens plain() {
        return plain;
    }

    /**
     * Those of them with any of some bytes from 0x20 on in them, as bits; not copied. Bytes that go on with a character
     * don't count.
     */
    public long[] plainWithAny(ByteSet wanted) {
        ByteSet key = new ByteSet(wanted);
        return shared.get(key, () -> new Bits(plain.withAny(key))).words;
    }

    private static final class Bits implements BoundedCache.Sized {
        final long[] words;

        Bits(long[] words) {
            this.words = words;
        }

        @Override
        public long bytes() {
            return 8L * words.length;
        }
    }

    /** Those of them that are UTF-8 as far as they go, by length. */
    public PlainKinds plainKinds() {
        PlainKinds known = plainKinds;
        if (known == null) {
            long[] all = plain.upTo(plain.longest());
            int[] ids = IntStream.range(0, bytes.length)
                    .filter(id -> (all[id >> 6] & (1L << id)) != 0)
                    .toArray();
            known = new PlainKinds(ids, bytes);
            plainKinds = known;
        }
        return known;
    }

    /** All other tokens that stand for text. */
    public ByteTrie special() {
        return special;
    }

    /** What those have left behind quotes. */
    public Remainders remainders() {
        return remainders;
    }

    /** Whether a token can stand within a JSON string as it is. */
    public boolean isPlain(int token) {
        return isPlain(bytes[token]);
    }

    private int[] tokensWith(String marks, int atLeast) {
        return IntStream.range(0, bytes.length)
                .filter(id -> count(bytes[id], marks) >= atLeast)
                .toArray();
    }

    private static int count(byte[] text, String marks) {
        int count = 0;
        for (byte b : text) {
            count += marks.indexOf(b) >= 0 ? 1 : 0;
        }
        return count;
    }

    private static boolean isNumeric(byte[] text) {
        for (byte b : text) {
            if (" \n\t\r0123456789-+.eE".indexOf(b) < 0) {
                return false;
            }
        }
        return text.length > 0;
    }

    /** The tokens with nothing in them but parts of numbers and blanks, ascending; not copied. */
    public int[] numeric() {
        return numeric;
    }

    /** The tokens in which an array or an object begins, ascending; not copied. */
    public int[] withBracket() {
        return withBracket;
    }

    /** The tokens in which an item of an array may end, ascending; not copied. */
    public int[] withItemEnd() {
        return withItemEnd;
    }

    /** Those of them that can come within a string: a quote comes before; ascending, not copied. */
    public int[] withItemEndInString() {
        return withItemEndInString;
    }

    /** Those of them in which more than one may end; ascending, not copied. */
    public int[] withItemsInString() {
        return withItemsInString;
    }

    private static int itemEndsAfterQuote(byte[] text) {
        boolean quoted = false;
        int ends = 0;
        for (byte b : text) {
            quoted |= b == '"';
            ends += quoted && (b == ',' || b == ']' || b == '}') ? 1 : 0;
        }
        return ends;
    }

    /** The tokens with a quote in them, ascending; not copied. */
    public int[] withQuote() {
        return withQuote;
    }

    /** The tokens with two quotes or more in them, ascending; not copied. */
    public int[] withTwoQuotes() {
        return withTwoQuotes;
    }

    /** The tokens in which keys may end. */
    public KeyTokens keys() {
        return keys;
    }

    private static boolean isText(Vocabulary vocabulary, int id) {
        TokenKind kind = vocabulary.kind(id);
        return kind == TokenKind.NORMAL || kind == TokenKind.BYTE;
    }

    /** The tokens that stand for text. */
    public ByteTrie trie() {
        return trie;
    }

    /** The number of ids. */
    public int width() {
        return bytes.length;
    }

    /** The length in bytes of the longest token. */
    public int longest() {
        return longest;
    }

    /** The bytes of a token; not copied. */
    public byte[] bytes(int token) {
        return bytes[token];
    }

    /** The tokens that end a sequence, ascending; not copied. */
    public int[] ends() {
        return ends;
    }

    /** What masks have in common that depend on the vocabulary alone. */
    public BoundedCache shared() {
        return shared;
    }

    /** Sets of tokens that came before. */
    public SetPool sets() {
        return sets;
    }

    /** Gives all tokens that a text starts with. Complexity: linear in its bytes. */
    public void beginningOf(byte[] text, IntStream.Builder to) {
        int node = ByteTrie.ROOT;
        for (int i = 0; i < text.length && node >= 0; i++) {
            node = trie.child(node, text[i] & 0xFF);
            for (int place = node < 0 ? 0 : trie.firstId(node); node >= 0 && place < trie.endOwn(node); place++) {
                to.add(trie.id(place));
            }
        }
    }

    /** The longest token that a text starts with at an offset, or -1. Complexity: linear in its bytes. */
    public int longestToken(byte[] text, int offset) {
        int node = ByteTrie.ROOT;
        int longest = -1;
        for (int i = offset; i < text.length; i++) {
            node = trie.child(node, text[i] & 0xFF);
            if (node < 0) {
                break;
            }
            if (trie.endOwn(node) > trie.firstId(node)) {
                longest = trie.id(trie.firstId(node));
            }
        }
        return longest;
    }
}
