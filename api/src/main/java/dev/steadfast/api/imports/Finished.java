package dev.steadfast.api.imports;

/**
 * An import that came to its end.
 *
 * @param refused whether the file was refused as a whole, so that nothing is stored
 * @param result with the reasons; where the file was refused all counts are 0
 */
public record Finished(boolean refused, ImportResult result) {}
