/** JSON Schema: of a Java type, and of an answer. */
package dev.trammel.internal.schema;
