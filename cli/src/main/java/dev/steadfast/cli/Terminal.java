package dev.steadfast.cli;

import java.io.Console;

/** Where the user sits, if anybody does. */
final class Terminal {

    private Terminal() {}

    /** JDK 22 to 24 always answer a console; those before and after only where somebody sits at one. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
