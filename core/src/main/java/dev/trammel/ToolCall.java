package dev.trammel;

/**
 * A tool that the model wants called.
 *
 * @param id by which the result is handed back
 * @param name the tool's name
 * @param arguments its arguments as the model wrote them: JSON that may not fit the tool's schema
 */
public record ToolCall(String id, String name, String arguments) {}
