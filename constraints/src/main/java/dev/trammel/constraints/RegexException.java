package dev.trammel.constraints;

/** A regular expression that is malformed, or that describes no regular language. */
public final class RegexException extends ConstraintException {
    private static final long serialVersionUID = 1;

    private final String regex;
    private final int offset;

    /**
     * Says what is wrong.
     *
     * @param problem what was expected and what was found
     * @param regex the whole expression
     * @param offset where, in chars from its start
     */
    public RegexException(String problem, String regex, int offset) {
        super(problem + ", at offset " + offset + " of the regular expression " + regex);
        this.regex = regex;
        this.offset = offset;
    }

    /** The whole expression. */
    public String regex() {
        return regex;
    }

    /** Where the problem is, in chars from the start of the expression. */
    public int offset() {
        return offset;
    }
}
