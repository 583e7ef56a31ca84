package dev.steadfast.standalone.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The release that is fetched where no {@code temporal} is installed. One number guards both sources: it is the SHA-256
 * of the program itself, which the official archive and the Python package carry unchanged.
 *
 * @param platform as the names of the official archives have it
 */
record TemporalRelease(String platform, String sha256) {
    static final String VERSION = "1.9.1";

    private static final Map<String, String> PROGRAMS = Map.of(
            "linux_amd64", "712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0",
            "linux_arm64", "667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d",
            "darwin_amd64", "d5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc",
            "darwin_arm64", "33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b");

    /** Empty where there is none that we have checked, as on Windows. */
    static Optional<TemporalRelease> forThisMachine() {
        return forMachine(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Optional<TemporalRelease> forMachine(String system, String architecture) {
        String platform = systemName(system) + "_" + architectureName(architecture);
        return Optional.ofNullable(PROGRAMS.get(platform)).map(sha256 -> new TemporalRelease(platform, sha256));
    }

    /** The name of the command, as it is on a search path and in the archives. */
    static String programName() {
        return System.getProperty("os.name").startsWith("Windows") ? "temporal.exe" : "temporal";
    }

    /** The name of the fetched program in our folder. */
    static String fetchedName() {
        return "temporal-" + VERSION;
    }

    private static String systemName(String system) {
        return system.startsWith("Mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
    }

    private static String architectureName(String architecture) {
        return switch (architecture) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> architecture;
        };
    }
}
