package dev.trammel.constraints;

import java.util.List;

/**
 * What becomes of each keyword of a schema: nothing is dropped in silence.
 *
 * @param entries in the order of the schema
 */
public record Report(List<Entry> entries) {

    /** Who holds answers to a keyword. */
    public enum Fate {
        /** The mask: no token that breaks it is allowed. */
        MASK,
        /** A check of each value at the token that would close it. */
        RESIDUAL,
        /** The server that was sent it, by its own word; the answer is checked as well. */
        SERVER,
        /** The check of the whole answer. */
        VALIDATION,
        /** Nobody, because the schema language gives it no meaning for texts: a title, an unknown format. */
        ANNOTATION,
        /** Nobody: it is not supported. Only a report of what was refused has such an entry. */
        REFUSED
    }

    /**
     * One keyword at one place.
     *
     * @param pointer the JSON pointer of the schema that holds the keyword; empty for the root
     * @param keyword its name
     * @param fate who holds answers to it
     * @param note what a reader should know of it, such as the limits of the fate; may be empty
     */
    public record Entry(String pointer, String keyword, Fate fate, String note) {}

    /** Copies the entries. */
    public Report {
        entries = List.copyOf(entries);
    }

    /** The entries of one fate. */
    public List<Entry> of(Fate fate) {
        return entries.stream().filter(entry -> entry.fate() == fate).toList();
    }

    /** A table with a line for each entry, and a head. */
    @Override
    public String toString() {
        int pointers = "pointer".length();
        int keywords = "keyword".length();
        for (Entry entry : entries) {
            pointers = Math.max(pointers, entry.pointer().length());
            keywords = Math.max(keywords, entry.keyword().length());
        }
        String row = "%-" + pointers + "s  %-" + keywords + "s  %-10s  %s";
        StringBuilder table = new StringBuilder(
                row.formatted("pointer", "keyword", "fate", "note").stripTrailing());
        for (Entry entry : entries) {
            String line = row.formatted(entry.pointer(), entry.keyword(), entry.fate(), entry.note());
            table.append('\n').append(line.stripTrailing());
        }
        return table.toString();
    }
}
