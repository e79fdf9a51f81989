package dev.trammel;

/** A Java type of which no JSON can be asked. */
public final class UnsupportedTypeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String member;

    /**
     * Says what is wrong.
     *
     * @param problem what was expected and what was found
     * @param member the Java member at which it is, {@code Order.items[].type}; the type itself if it is no member
     */
    public UnsupportedTypeException(String problem, String member) {
        super(problem + ", at " + member);
        this.member = member;
    }

    /** The Java member at which the problem is, {@code Order.items[].type}; the type itself if it is no member. */
    public String member() {
        return member;
    }
}
