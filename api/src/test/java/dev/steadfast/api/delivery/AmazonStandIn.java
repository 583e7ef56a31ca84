package dev.steadfast.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.webhooks.SnsCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** Amazon's hosts, with two certificates: one of SNS, and one that only stands at an address of SNS. */
@TestComponent
@Primary
public final class AmazonStandIn implements SnsCertificates.Fetcher {

    public static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:letters";

    static final String CERTIFICATE = "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem";
    static final String IMPOSTOR = "https://sns.eu-central-1.amazonaws.com/Impostor.pem";
    static final String UNREACHABLE = "https://sns.eu-west-9.amazonaws.com/SimpleNotificationService-1.pem";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "changeit";
    private static final KeyStore KEYS = keys();

    private final List<URI> asked = new CopyOnWriteArrayList<>();

    /** Everything that was read, in order. */
    List<URI> asked() {
        return asked;
    }

    @Override
    public byte[] get(URI address) throws IOException {
        asked.add(address);
        return switch (address.toString()) {
            case CERTIFICATE -> pem("sns");
            case IMPOSTOR -> pem("impostor");
            case UNREACHABLE -> throw new IOException("no route to host");
            default -> new byte[0];
        };
    }

    /** A notice as SNS posts it. */
    static String notice(String version, String message) {
        return signed("sns", CERTIFICATE, version, fields("Notification", Map.of("Message", message)));
    }

    static Map<String, String> fields(String type, Map<String, String> more) {
        Map<String, String> fields = new TreeMap<>(
                Map.of("Type", type, "MessageId", "m-1", "TopicArn", TOPIC, "Timestamp", "2026-03-02T08:00:00.000Z"));
        fields.putAll(more);
        return fields;
    }

    /** Any fields, signed with the key of a certificate that is said to stand at some address. */
    static String signed(String alias, String certificate, String version, Map<String, String> fields) {
        try {
            StringBuilder text = new StringBuilder();
            new TreeMap<>(fields)
                    .forEach((name, value) ->
                            text.append(name).append('\n').append(value).append('\n'));
            Signature signature = Signature.getInstance(version.equals("2") ? "SHA256withRSA" : "SHA1withRSA");
            signature.initSign((PrivateKey) KEYS.getKey(alias, PASSWORD.toCharArray()));
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            Map<String, String> all = new TreeMap<>(fields);
            all.put("SignatureVersion", version);
            all.put("SigningCertURL", certificate);
            all.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
            return JSON.writeValueAsString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(String alias) {
        try {
            return ("-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(KEYS.getCertificate(alias).getEncoded())
                            + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore keys() {
        try {
            Path folder = Files.createTempDirectory("sns");
            Path file = folder.resolve("keys.p12");
            keytool(file, "sns", "CN=sns.amazonaws.com");
            keytool(file, "impostor", "CN=elsewhere.example");
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            Files.delete(file);
            Files.delete(folder);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path file, String alias, String subject) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(
                List.of("-genkeypair", "-keyalg", "RSA", "-keysize", "2048", "-alias", alias, "-dname", subject));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
