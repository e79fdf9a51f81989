package dev.trammel.llamacpp.internal.jinja;

/**
 * A piece of a template.
 *
 * @param kind what it is
 * @param text the value of a string, the spelling of anything else
 * @param line where it begins, from 1
 */
record Token(Kind kind, String text, int line) {

    enum Kind {
        /** Text outside of tags. */
        TEXT,
        /** <code>{{</code> */
        PRINT_BEGIN,
        /** <code>}}</code> */
        PRINT_END,
        /** <code>{%</code> */
        BLOCK_BEGIN,
        /** <code>%}</code> */
        BLOCK_END,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        END
    }

    boolean is(Kind kind, String text) {
        return this.kind == kind && this.text.equals(text);
    }
}
