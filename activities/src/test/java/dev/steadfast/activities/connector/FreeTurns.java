package dev.steadfast.activities.connector;

import dev.steadfast.store.connectors.CallRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns for everybody at once; what was said about the calls is kept. */
public final class FreeTurns implements Turns {

    private final List<String> said = new ArrayList<>();

    /** In order: {@code ok}, {@code ok LEFT}, {@code failed WORDS}, {@code limited SECONDS}. */
    public List<String> said() {
        return said;
    }

    @Override
    public Optional<Acted> await(String connector, CallRate rate) {
        return Optional.empty();
    }

    @Override
    public void succeeded(String connector, String rateLeft) {
        said.add(rateLeft == null ? "ok" : "ok " + rateLeft);
    }

    @Override
    public void failed(String connector, String error) {
        said.add("failed " + error);
    }

    @Override
    public Acted.Limited limited(String connector, String words, Duration delay) {
        said.add("limited " + delay.toSeconds());
        return new Acted.Limited(words, delay);
    }
}
