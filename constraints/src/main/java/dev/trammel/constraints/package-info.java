/**
 * What text is allowed. A {@link dev.trammel.constraints.Constraint} is a language over UTF-8 bytes; together with a
 * {@link dev.trammel.constraints.Vocabulary} it gives a {@link dev.trammel.constraints.Cursor}, one for each sequence,
 * whose {@link dev.trammel.constraints.TokenMask} says which tokens may come next.
 */
package dev.trammel.constraints;
