package dev.steadfast.store.commands;

/** The command is stored and will reach the run, whatever fails now. */
public record Submitted(String commandId) {}
