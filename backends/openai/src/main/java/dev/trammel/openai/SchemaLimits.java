package dev.trammel.openai;

/**
 * How large a schema may be.
 *
 * @param properties of all objects together
 * @param depth how deep objects and arrays may lie in each other
 * @param enumValues of all enums together
 * @param characters of all names of properties and definitions, enum values and constants together
 * @param longEnum from how many values on an enum of strings is a long one
 * @param longEnumCharacters how many characters the values of a long enum may have together
 */
public record SchemaLimits(
        int properties, int depth, int enumValues, int characters, int longEnum, int longEnumCharacters) {

    /** Any size. */
    public static final SchemaLimits NONE = new SchemaLimits(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE);

    /** OpenAI's, as documented in February 2026. */
    public static final SchemaLimits OPENAI = new SchemaLimits(5_000, 10, 1_000, 120_000, 250, 15_000);
}
