package dev.trammel.constraints.internal.automaton;

/** An automaton with steps into dead ends, whose shortest texts are searched for. Confined to one thread at a time. */
abstract class SearchedDfa extends Dfa implements Search.Graph {
    /** Over the steps of this automaton. */
    protected final Search search;

    /**
     * Remembers what it finds.
     *
     * @param meter counts searches
     */
    protected SearchedDfa(Meter meter) {
        search = new Search(this, meter);
    }

    @Override
    public int shortest(int state) {
        return search.shortest(state);
    }

    @Override
    public int bestByte(int state) {
        return search.bestByte(state);
    }

    /** Searches only where the bound leaves it open. */
    @Override
    protected final boolean isShortest(int state, int length) {
        return lowerBound(state) <= length && search.shortest(state) == length;
    }
}
