package dev.trammel.constraints.internal.automaton;

/** A deterministic automaton over the classes of an {@link Alphabet}, made as it is visited; its states are ints. */
public interface CharAutomaton {
    /** The first state, or {@link Dfa#DEAD} if no text is accepted. */
    int start();

    /** The state after a code point of a class, or {@link Dfa#DEAD} if no way leads from there to acceptance. */
    int step(int state, int charClass);

    /** Whether the text that led to a state is accepted. */
    boolean accepts(int state);

    /** The length in bytes of a shortest text that leads to acceptance. */
    int shortest(int state);

    /** The least number of code points on a way to acceptance. */
    int shortestChars(int state);

    /** Whether some shortest text has no character that JSON escapes; false if that is not known. */
    boolean shortestIsPlain(int state);

    /** Whether every text is accepted from a state. False if that is not known. */
    boolean isUniversal(int state);

    /** Whether every text leads on from a state. False if that is not known. */
    boolean takesAnyText(int state);

    /** A state that treats every text of so many characters as this one does, and from which as much is missing. */
    int far(int state, int longest);

    /** At least {@link #shortestChars} of every state; {@link LengthDfa#UNBOUNDED} if that is not known. */
    int mostShortestChars();
}
