package dev.steadfast.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.steadfast.standalone.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedTemporalTest {
    private static final byte[] PROGRAM = "#!/bin/sh\necho temporal".getBytes(StandardCharsets.UTF_8);
    private static final String ARCHIVE =
            "/v" + TemporalRelease.VERSION + "/temporal_cli_" + TemporalRelease.VERSION + "_linux_amd64.tar.gz";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer site;

    @BeforeEach
    void publish() throws IOException {
        byte[] archive = archive();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext(ARCHIVE, exchange -> {
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void stop() {
        site.stop(0);
    }

    @Test
    void isTakenWhenItsHashIsRight() throws Exception {
        FetchedTemporal fetched = pinned(sha256(PROGRAM), download());

        assertThat(fetched.earlier()).isEmpty();
        assertThat(fetched.fetch()).hasValueSatisfying(program -> {
            assertThat(program.path()).isExecutable().hasBinaryContent(PROGRAM);
            assertThat(program.origin()).startsWith("fetched from");
        });
        assertThat(fetched.earlier()).map(TemporalProgram::origin).contains("fetched before");
        assertThat(folder.resolve("fetching")).doesNotExist();
    }

    @Test
    void isRefusedWhenItsHashIsWrong() {
        FetchedTemporal fetched = pinned("0".repeat(64), download());

        assertThat(fetched.fetch()).isEmpty();
        assertThat(fetched.earlier()).isEmpty();
    }

    @Test
    void comesFromTheNextSourceWhereTheFirstHasNone() throws Exception {
        TemporalSource nobody =
                new OfficialDownload("http://127.0.0.1:" + site.getAddress().getPort() + "/nothing");

        assertThat(pinned(sha256(PROGRAM), nobody, download()).fetch()).isPresent();
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().map(String::strip))
                .contains("not available from 127.0.0.1");
    }

    @Test
    void doesNotMindWhatAnInterruptedFetchLeft() throws Exception {
        Files.createDirectories(folder.resolve("fetching"));
        Files.writeString(folder.resolve("fetching/temporal"), "half");

        assertThat(pinned(sha256(PROGRAM), download()).fetch()).isPresent();
    }

    private TemporalSource download() {
        return new OfficialDownload("http://127.0.0.1:" + site.getAddress().getPort());
    }

    private FetchedTemporal pinned(String sha256, TemporalSource... sources) {
        return new FetchedTemporal(
                folder,
                Optional.of(new TemporalRelease("linux_amd64", sha256)),
                List.of(sources),
                new Console(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    }

    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bytes);
                var tar = new TarArchiveOutputStream(zipped)) {
            add(tar, "LICENSE", "MIT".getBytes(StandardCharsets.UTF_8));
            add(tar, TemporalRelease.programName(), PROGRAM);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
