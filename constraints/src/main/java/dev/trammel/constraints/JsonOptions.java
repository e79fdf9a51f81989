package dev.trammel.constraints;

/**
 * How JSON text may be written.
 *
 * @param whitespace the blanks between the parts of a value; there are none before or after the whole value
 * @param form the spellings of one value
 * @param keyOrder the order of an object's keys
 * @param formats what the keyword for formats means
 */
public record JsonOptions(Whitespace whitespace, Form form, KeyOrder keyOrder, Formats formats) {

    /** Natural whitespace, natural form, declared order. */
    public static final JsonOptions DEFAULT = new JsonOptions(Whitespace.NATURAL, Form.NATURAL, KeyOrder.DECLARED);

    /** The blanks between the parts of a value. */
    public enum Whitespace {
        /** None at all. */
        COMPACT,
        /**
         * One space after a colon; one space, or a newline with an indent of at most 32 blanks, after a comma; such a
         * newline or nothing within the brackets: never an unbounded run.
         */
        NATURAL,
        /** Whatever JSON allows. */
        ANY
    }

    /** The spellings of one value. */
    public enum Form {
        /** No escape of a character that can stand for itself; integers without fraction or exponent. */
        NATURAL,
        /**
         * Every spelling that validates: {@code 1.0} for an integer (but not in draft 4), {@code 1e2} with an exponent
         * of up to four digits, an escaped letter.
         */
        ANY
    }

    /** The order of an object's keys. */
    public enum KeyOrder {
        /** As the schema writes its properties; other keys after them. */
        DECLARED,
        /** Any order; required keys stay required and no key comes twice. */
        ANY
    }

    /** What {@code format} means. */
    public enum Formats {
        /** Strings are of the format, if it is a known one. */
        ASSERTED,
        /** Nothing for the text: what the later drafts say unless a dialect asserts it. */
        ANNOTATED
    }

    /** Formats are asserted. */
    public JsonOptions(Whitespace whitespace, Form form, KeyOrder keyOrder) {
        this(whitespace, form, keyOrder, Formats.ASSERTED);
    }

    /** The same with another meaning of formats. */
    public JsonOptions withFormats(Formats other) {
        return new JsonOptions(whitespace, form, keyOrder, other);
    }

    /** The same with other whitespace. */
    public JsonOptions withWhitespace(Whitespace other) {
        return new JsonOptions(other, form, keyOrder, formats);
    }

    /** The same with another form. */
    public JsonOptions withForm(Form other) {
        return new JsonOptions(whitespace, other, keyOrder, formats);
    }

    /** The same with another key order. */
    public JsonOptions withKeyOrder(KeyOrder other) {
        return new JsonOptions(whitespace, form, other, formats);
    }
}
