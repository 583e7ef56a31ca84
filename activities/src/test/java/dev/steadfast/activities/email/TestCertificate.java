package dev.steadfast.activities.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for 127.0.0.1 that nobody trusts unasked. GreenMail uses it; it reads one in its life, so there is one. */
public final class TestCertificate {

    private static final String PASSWORD = "changeit";

    private static final TestCertificate ONLY = made();

    private final Path keys;
    private final Path pem;

    private TestCertificate(Path folder) throws IOException, InterruptedException {
        keys = folder.resolve("mail.p12");
        pem = folder.resolve("ca.pem");
        keytool("-genkeypair", "-alias", "mail", "-keyalg", "EC", "-dname", "CN=mail", "-ext", "san=ip:127.0.0.1");
        keytool("-exportcert", "-rfc", "-alias", "mail", "-file", pem.toString());
        System.setProperty("greenmail.tls.keystore.file", keys.toString());
        System.setProperty("greenmail.tls.keystore.password", PASSWORD);
    }

    /** The one of this process. */
    public static TestCertificate only() {
        return ONLY;
    }

    private static TestCertificate made() {
        try {
            Path folder = Files.createTempDirectory("test-certificate");
            TestCertificate certificate = new TestCertificate(folder);
            for (Path each : List.of(folder, certificate.keys, certificate.pem)) {
                each.toFile().deleteOnExit();
            }
            return certificate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a client has to trust. */
    public Path pem() {
        return pem;
    }

    SSLContext ofTheServer() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
