package dev.trammel.constraints.internal.engine;

import dev.trammel.constraints.internal.automaton.Dfa;
import dev.trammel.constraints.internal.automaton.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the terms of one constraint live: equal ones are made once. Used by one thread at a time, between
 * {@link #enter} and {@link #exit}.
 */
public final class Arena {
    /** So many alternatives are not compared each with each. */
    private static final int MANY = 32;

    /** A term with what it remembers, about. */
    private static final long BYTES_A_TERM = 200;

    /** What a step of work leaves behind, about. */
    private static final long BYTES_A_STEP = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Term, Term> terms = new HashMap<>();
    private final Meter meter;
    private final long workBefore;
    private long held;
    private volatile long bytes;

    /**
     * Starts without terms.
     *
     * @param meter counts each term made
     */
    public Arena(Meter meter) {
        this.meter = meter;
        workBefore = meter.before();
    }

    /** Counts the work of what the terms stand for. */
    public Meter meter() {
        return meter;
    }

    /** Before terms are stepped or made: no other thread does, and as much work again is allowed for it. */
    void enter() {
        lock.lock();
        if (lock.getHoldCount() == 1) {
            meter.restart();
        }
    }

    /** After that. */
    void exit() {
        if (lock.getHoldCount() == 1) {
            bytes = BYTES_A_TERM * terms.size() + BYTES_A_STEP * (meter.before() + meter.used() - workBefore) + held;
        }
        lock.unlock();
    }

    /** Tells of memory that is kept for the terms. */
    void hold(long more) {
        held += more;
    }

    /** How much memory the terms take with all that is kept for them, about. May be called by any thread. */
    long bytes() {
        return bytes;
    }

    /** The term equal to a new one. */
    public <T extends Term> T intern(T candidate) {
        Term known = terms.putIfAbsent(candidate, candidate);
        if (known == null) {
            meter.count(1);
            candidate.setId(terms.size() - 1);
            return candidate;
        }
        @SuppressWarnings("unchecked")
        T same = (T) known;
        return same;
    }

    /** An automaton from its start, then a term. */
    public Term sequence(Dfa dfa, Term then) {
        return dfa.start() == Dfa.DEAD || then == Term.DEAD ? Term.DEAD : lexical(dfa, dfa.start(), then.then());
    }

    /** A state of an automaton, then what a continuation says. */
    public Term lexical(Dfa dfa, int state, Lexical.Continuation continuation) {
        if (dfa.accepts(state) && dfa.onlyByte(state) == Dfa.NO_BYTE) {
            return continuation.after(dfa.label(state));
        }
        Dfa canonical = dfa.canonical(state);
        if (canonical != dfa) {
            Term after = continuation.after(dfa.canonicalLabel(state));
            return intern(new Lexical(this, canonical, dfa.canonicalState(state), after.then()));
        }
        return intern(new Lexical(this, dfa.alike(state), state, continuation));
    }

    /** Either of two terms. */
    public Term either(Term left, Term right) {
        if (left == Term.DEAD || left == right) {
            return right;
        }
        return right == Term.DEAD ? left : anyOf(left, right);
    }

    /** Any of some terms; alternatives among them are taken apart. */
    public Term anyOf(Term... candidates) {
        Term[] flat = joined(flatten(candidates));
        sort(flat);
        int size = 0;
        for (Term term : flat) {
            if (size == 0 || flat[size - 1] != term) {
                flat[size++] = term;
            }
        }
        size = uncovered(flat, size);
        return switch (size) {
            case 0 -> Term.DEAD;
            case 1 -> flat[0];
            default -> intern(new Alternatives(this, Arrays.copyOf(flat, size)));
        };
    }

    /** By id. */
    private static void sort(Term[] flat) {
        if (flat.length > MANY) {
            Arrays.sort(flat, Comparator.comparingInt(Term::id));
            return;
        }
        for (int i = 1; i < flat.length; i++) {
            Term term = flat[i];
            int at = i;
            for (; at > 0 && flat[at - 1].id() > term.id(); at--) {
                flat[at] = flat[at - 1];
            }
            flat[at] = term;
        }
    }

    /** Joins those that differ only in what follows them. */
    private static Term[] joined(Term[] flat) {
        if (flat.length < 2) {
            return flat;
        }
        if (flat.length > MANY) {
            return joinedOfMany(flat);
        }
        Term[] known = new Term[flat.length];
        int[] likes = new int[flat.length];
        int size = 0;
        boolean changed = false;
        for (Term term : flat) {
            int like = term.likeness();
            int place = like == 0 ? -1 : place(likes, size, like);
            Term joined = place < 0 || known[place] == term ? null : known[place].joined(term);
            if (joined != null) {
                known[place] = joined;
                changed = true;
            } else if (place < 0 || known[place] != term) {
                likes[size] = like;
                known[size++] = term;
            }
        }
        Term[] left = Arrays.copyOf(known, size);
        return changed ? flatten(left) : left;
    }

    /** Joins two by two, then those that come of it, so that what follows is not gone through for each. */
    private static Term[] joinedOfMany(Term[] flat) {
        Map<Integer, List<Term>> byLikeness = new LinkedHashMap<>();
        List<Term> left = new ArrayList<>();
        for (Term term : flat) {
            int like = term.likeness();
            (like == 0 ? left : byLikeness.computeIfAbsent(like, key -> new ArrayList<>())).add(term);
        }
        boolean changed = false;
        for (List<Term> some : byLikeness.values()) {
            List<Term> open = some;
            while (open.size() > 1) {
                List<Term> half = new ArrayList<>();
                for (int i = 0; i + 1 < open.size(); i += 2) {
                    Term one = open.get(i);
                    Term other = open.get(i + 1);
                    Term joined = one == other ? one : one.joined(other);
                    half.add(joined == null ? other : joined);
                    if (joined == null) {
                        left.add(one);
                    }
                    changed |= joined != null;
                }
                if (open.size() % 2 == 1) {
                    half.add(open.get(open.size() - 1));
                }
                open = half;
            }
            left.addAll(open);
        }
        Term[] all = left.toArray(new Term[0]);
        return changed ? flatten(all) : all;
    }

    private static int place(int[] likes, int size, int like) {
        for (int i = 0; i < size; i++) {
            if (likes[i] == like) {
                return i;
            }
        }
        return -1;
    }

    /** Leaves out frames that others cover; how many are left. */
    private static int uncovered(Term[] flat, int size) {
        int frames = 0;
        for (int i = 0; i < size; i++) {
            frames += flat[i] instanceof Frame ? 1 : 0;
        }
        if (frames < 2) {
            return size;
        }
        if (frames > MANY) {
            return uncoveredOfMany(flat, size);
        }
        int left = 0;
        for (int i = 0; i < size; i++) {
            boolean covered = false;
            for (int j = 0; j < size && !covered && flat[i] instanceof Frame; j++) {
                covered = j != i && flat[j] instanceof Frame && flat[j].covers(flat[i]);
            }
            if (!covered) {
                flat[left++] = flat[i];
            }
        }
        return left;
    }

    /** Compares only frames that may cover each other. */
    private static int uncoveredOfMany(Term[] flat, int size) {
        Map<Object, List<Frame>> families = new HashMap<>();
        for (int i = 0; i < size; i++) {
            if (flat[i] instanceof Frame frame && frame.family() != null) {
                families.computeIfAbsent(frame.family(), key -> new ArrayList<>())
                        .add(frame);
            }
        }
        int left = 0;
        for (int i = 0; i < size; i++) {
            Term term = flat[i];
            boolean covered = term instanceof Frame frame
                    && frame.family() != null
                    && families.getOrDefault(frame.family(), List.of()).stream()
                            .anyMatch(other -> other != frame && other.covers(frame));
            if (!covered) {
                flat[left++] = term;
            }
        }
        return left;
    }

    private static Term[] flatten(Term[] candidates) {
        int size = 0;
        for (Term term : candidates) {
            size += term == Term.DEAD ? 0 : term instanceof Alternatives some ? some.size() : 1;
        }
        Term[] flat = new Term[size];
        int at = 0;
        for (Term term : candidates) {
            if (term instanceof Alternatives some) {
                for (int i = 0; i < some.size(); i++) {
                    flat[at++] = some.get(i);
                }
            } else if (term != Term.DEAD) {
                flat[at++] = term;
            }
        }
        return flat;
    }
}
