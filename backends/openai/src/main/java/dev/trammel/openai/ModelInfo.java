package dev.trammel.openai;

/**
 * A model that a server has.
 *
 * @param id by which it is asked for
 * @param owner who it belongs to; empty if the server doesn't say
 */
public record ModelInfo(String id, String owner) {}
