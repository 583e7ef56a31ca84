package dev.steadfast.standalone.engine;

/** The engine that serves this start; closing it ends what this start owns of it. */
public interface Engine extends AutoCloseable {
    /** Where Temporal answers, {@code host:port}. */
    String address();

    Kind kind();

    /** Base address of the Temporal UI, or the reason why there is none. */
    Ui ui();

    /** For the console: what was taken. */
    String description();

    @Override
    void close();

    /** What kind of engine it is; {@link #text} is the value of {@code steadfast.temporal.engine}. */
    enum Kind {
        SERVER("server"),
        DEV_SERVER("dev-server"),
        IN_JVM("in-jvm");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * The Temporal UI of an engine.
     *
     * @param url empty when there is none
     * @param missingReason why there is none and what to do about it; empty when there is one
     */
    record Ui(String url, String missingReason) {
        static Ui at(String url) {
            return new Ui(url, "");
        }

        static Ui missing(String reason) {
            return new Ui("", reason);
        }

        /** The address, or else the reason. */
        public String text() {
            return url.isEmpty() ? missingReason : url;
        }
    }
}
