package dev.trammel;

/** A model behind a server: a request with an output format goes in, text comes out. */
public non-sealed interface RemoteModel extends Model {}
