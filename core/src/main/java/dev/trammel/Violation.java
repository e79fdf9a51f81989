package dev.trammel;

/**
 * One place where an answer is not what was asked for.
 *
 * @param pointer the JSON pointer of the value; empty for the whole answer
 * @param member the same place as Java names it, {@code Order.items[0].price}; empty where there is no Java type
 * @param keyword the schema keyword that is not satisfied, {@code maximum}; empty where it is none
 * @param expected what was expected there
 * @param found what was found there
 */
public record Violation(String pointer, String member, String keyword, String expected, String found) {

    @Override
    public String toString() {
        String place = pointer.isEmpty() ? "the root" : pointer;
        return "expected " + expected + ", found " + found + ", at " + place
                + (member.isEmpty() ? "" : " (" + member + ")");
    }
}
