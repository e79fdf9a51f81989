package dev.trammel.constraints.internal.engine;

import java.util.Arrays;

/** Any of several terms, none of them alternatives themselves; ordered by id. */
public final class Alternatives extends Term {
    private final Arena arena;
    private final Term[] members;

    Alternatives(Arena arena, Term[] members) {
        this.arena = arena;
        this.members = members;
    }

    /** How many there are, at least 2. */
    public int size() {
        return members.length;
    }

    /** One of them. */
    public Term get(int index) {
        return members[index];
    }

    @Override
    protected Term derive(int b) {
        Term[] next = new Term[members.length];
        for (int i = 0; i < members.length; i++) {
            next[i] = members[i].step(b);
        }
        return arena.anyOf(next);
    }

    @Override
    public boolean isComplete() {
        for (Term member : members) {
            if (member.isComplete()) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected int computeShortest() {
        int shortest = Integer.MAX_VALUE;
        for (Term member : members) {
            shortest = Math.min(shortest, member.shortest());
        }
        return shortest;
    }

    @Override
    protected int computeBestByte() {
        for (Term member : members) {
            if (member.shortest() == shortest()) {
                return member.bestByte();
            }
        }
        throw new AssertionError("no shortest member");
    }

    @Override
    protected int computeOnlyByte() {
        int only = members[0].onlyByte();
        for (int i = 1; i < members.length && only >= 0; i++) {
            only = members[i].onlyByte() == only ? only : -1;
        }
        return only;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alternatives that && Arrays.equals(members, that.members);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Term member : members) {
            hash = mix(hash, member.id());
        }
        return hash;
    }
}
