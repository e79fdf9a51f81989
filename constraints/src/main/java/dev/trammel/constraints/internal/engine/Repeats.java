package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.TokenMask;
import dev.trammel.constraints.internal.automaton.ByteTrie;
import dev.trammel.constraints.internal.vocabulary.KeyTokens;
import dev.trammel.constraints.internal.vocabulary.TokenIndex;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tokens of a mask with which a key or an item of a JSON text would come twice. Few tokens can do that at any
 * place, so each of those is followed.
 */
final class Repeats {
    /** Masks of so many tokens are looked through as they are. */
    private static final int FEW = 128;

    /** A mask with so many times fewer tokens is looked through instead. */
    private static final int FEWER = 8;

    private static final int[] NOTHING = {};

    private final Arena arena;
    private final Masks masks;
    private final TokenIndex tokens;
    private final Term term;
    private final TextLog log;
    private final OpenItems items;
    private final Walk from;
    private final TokenMask mask;
    private @Nullable Collector found;

    private Repeats(Arena arena, Masks masks, Term term, TextLog log, TokenMask mask) {
        this.arena = arena;
        this.masks = masks;
        tokens = masks.tokens();
        this.term = term;
        this.log = log;
        items = log.items();
        from = new Walk(term, log);
        this.mask = mask;
    }

    /**
     * Finds them.
     *
     * @param mask of the term
     * @return ascending and distinct
     */
    static int[] among(Arena arena, Masks masks, Term term, TextLog log, TokenMask mask) {
        Repeats repeats = new Repeats(arena, masks, term, log, mask);
        repeats.checkKeys();
        repeats.checkItems();
        if (log.mayRunOut()) {
            repeats.checkLeading();
        }
        return repeats.found == null ? NOTHING : repeats.found.toIds();
    }

    private void checkKeys() {
        KeyTokens keys = tokens.keys();
        if (log.isInKey()) {
            checkWithinKey(keys);
        } else if (!log.isInString()) {
            checkWhole(keys.outside());
        } else if (log.isEscaped()) {
            checkEach(tokens.withTwoQuotes());
        } else {
            checkWhole(keys.inString());
        }
    }

    private void checkWhole(List<KeyTokens.WithKeys> candidates) {
        for (KeyTokens.WithKeys one : candidates) {
            if (mask.allows(one.token()) && (one.mayRepeatItself() || log.mayHaveAny(one.keys(), one.spelled()))) {
                check(one.token());
            }
        }
    }

    private void checkWithinKey(KeyTokens keys) {
        if (log.isKeyEscaped()) {
            checkEach(tokens.withQuote());
            return;
        }
        keys.inString().forEach(one -> check(one.token()));
        log.forEachBegun(key -> checkRest(Arrays.copyOfRange(key, log.keyLength(), key.length)));
    }

    /** Checks the tokens that begin with the rest of a string and its quote. */
    private void checkRest(byte[] rest) {
        for (int token : tokens.keys().escaped(rest)) {
            check(token);
        }
        ByteTrie special = tokens.special();
        int node = ByteTrie.ROOT;
        for (int i = 0; i < rest.length && node >= 0; i++) {
            node = special.child(node, rest[i] & 0xFF);
        }
        node = node < 0 ? node : special.child(node, '"');
        for (int place = node < 0 ? 0 : special.firstId(node); node >= 0 && place < special.endId(node); place++) {
            check(special.id(place));
        }
    }

    private void checkItems() {
        boolean inString = !from.isOutside();
        if (log.hasRivals()) {
            checkEach(inString ? tokens.withItemEndInString() : tokens.withItemEnd());
        } else if (items.isInItems()) {
            boolean many = inString && masks.courses().hasWideString(from, 0);
            int[] ending = inString ? tokens.withItemEndInString() : tokens.withItemEnd();
            for (int token : allowed(many ? tokens.withItemsInString() : ending)) {
                if (items.endsItemThatMatters(tokens.bytes(token))) {
                    check(token);
                }
            }
        }
    }

    /** Those of some tokens that the mask allows. */
    private int[] allowed(int[] candidates) {
        boolean few = mask.cardinality() < candidates.length / FEWER;
        int[] from = few ? mask.toArray() : candidates;
        int[] allowed = new int[from.length];
        int size = 0;
        for (int token : from) {
            if (few ? Arrays.binarySearch(candidates, token) >= 0 : mask.allows(token)) {
                allowed[size++] = token;
            }
        }
        return Arrays.copyOf(allowed, size);
    }

    /**
     * Checks the tokens that a key or an item which was there before begins with, and those that begin a key: there may
     * be no other way on.
     */
    private void checkLeading() {
        IntStream.Builder leading = IntStream.builder();
        for (byte[] text : items.restsOfRepeats()) {
            if (log.isInKey() && !items.isInEscape() && !mayEndKey(text)) {
                continue;
            }
            tokens.beginningOf(text, leading);
            if (log.logsItems() && text.length > 0) {
                checkFrom(text);
            }
        }
        checkEach(leading.build().toArray());
        if (items.isInEscape()) {
            checkEach(mask.toArray());
        } else if (items.isWithinItem()) {
            checkWithinItem();
        }
        if (items.isAtItem()) {
            checkEach(tokens.numeric());
            checkEach(tokens.withBracket());
        }
        if (log.keysRunOut() && log.isBetweenMembers()) {
            for (int token : mask.cardinality() <= FEW ? mask.toArray() : tokens.withQuote()) {
                if (log.mayBeginKeyAgain(tokens.bytes(token))) {
                    check(token);
                }
            }
        }
    }

    private boolean mayEndKey(byte[] rest) {
        arena.enter();
        try {
            return new OpenKey(term, log).mayEndWith(rest);
        } finally {
            arena.exit();
        }
    }

    /** Checks the tokens that begin with some bytes: blanks may follow an item. */
    private void checkFrom(byte[] text) {
        ByteTrie trie = tokens.trie();
        int node = ByteTrie.ROOT;
        for (int i = 0; i < text.length && node >= 0; i++) {
            node = trie.child(node, text[i] & 0xFF);
        }
        for (int place = node < 0 ? 0 : trie.firstId(node); node >= 0 && place < trie.endId(node); place++) {
            check(trie.id(place));
        }
    }

    private void checkWithinItem() {
        boolean many;
        arena.enter();
        try {
            many = from.mayHaveManyItems(masks);
        } finally {
            arena.exit();
        }
        if (!many) {
            checkEach(mask.toArray());
        } else if (from.isOutside()) {
            checkEach(tokens.withTwoQuotes());
        } else {
            checkStringsOfRivals();
        }
    }

    /** Checks the tokens that end the string being read with what a rival has. */
    private void checkStringsOfRivals() {
        if (log.isEscaped() || !items.forEachRivalString(this::checkRest)) {
            checkEach(tokens.withQuote());
        }
    }

    private void checkEach(int[] candidates) {
        for (int token : allowed(candidates)) {
            check(token);
        }
    }

    private void check(int token) {
        if (!mask.allows(token)) {
            return;
        }
        arena.enter();
        try {
            byte[] bytes = tokens.bytes(token);
            if (!Walk.of(arena, term, log, bytes).isLive(arena, masks, from, bytes)) {
                found().add(token);
            }
        } finally {
            arena.exit();
        }
    }

    private Collector found() {
        Collector known = found;
        if (known == null) {
            known = new Collector(tokens.width());
            found = known;
        }
        return known;
    }
}
