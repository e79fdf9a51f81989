package dev.trammel;

/** A language model: one whose logits are at hand, or one behind a server. */
public sealed interface Model permits LocalModel, RemoteModel {

    /** The name by which people know the model. */
    String name();
}
