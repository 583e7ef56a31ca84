package dev.steadfast.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what the user names. */
final class TextFile {

    private TextFile() {}

    /**
     * The text of a file.
     *
     * @throws BadFile when it is not UTF-8
     * @throws Failure when it cannot be read
     */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new BadFile(List.of(file + ":1: the file is not UTF-8"));
        } catch (IOException e) {
            throw new Failure("%s does not exist or cannot be read".formatted(file));
        }
    }
}
