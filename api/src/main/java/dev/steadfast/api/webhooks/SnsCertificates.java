package dev.steadfast.api.webhooks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The certificates that Amazon SNS signs with. They are read from Amazon's own hosts over https and from nowhere else,
 * whatever a message says, and kept: there is one for each region, for months.
 */
public final class SnsCertificates {
    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{1,40}\\.amazonaws\\.com(\\.cn)?");
    private static final Pattern SUBJECT =
            Pattern.compile("(^|,)\\s*CN=sns(\\.[a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?\\s*(,|$)");
    private static final int MOST = 16;

    private final Fetcher fetcher;
    private final Map<URI, X509Certificate> known = new ConcurrentHashMap<>();

    public SnsCertificates(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Reads what stands at an address of Amazon's. */
    @FunctionalInterface
    public interface Fetcher {

        /** The whole answer; throws where there is none, where it is no success, and where it is long. */
        byte[] get(URI address) throws IOException;
    }

    /** An address of SNS over https; empty for every other. */
    public static Optional<URI> address(String text) {
        try {
            var uri = URI.create(text);
            var sound = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && HOST.matcher(uri.getHost()).matches()
                    && (uri.getPort() == -1 || uri.getPort() == 443)
                    && uri.getUserInfo() == null;
            return sound ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The key of the certificate at this address, where it is one of SNS and valid then.
     *
     * @throws UncheckedIOException where Amazon cannot be asked just now
     */
    Optional<PublicKey> key(String address, Instant then) {
        return address(address)
                .filter(uri -> uri.getPath() != null && uri.getPath().endsWith(".pem") && uri.getQuery() == null)
                .flatMap(this::certificate)
                .filter(certificate -> SUBJECT.matcher(
                                certificate.getSubjectX500Principal().getName())
                        .find())
                .filter(certificate -> isValid(certificate, then))
                .map(X509Certificate::getPublicKey);
    }

    /** Nobody waits for what somebody else has asked for. */
    private Optional<X509Certificate> certificate(URI address) {
        var found = known.get(address);
        if (found != null) {
            return Optional.of(found);
        }
        try {
            var read = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(fetcher.get(address)));
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(address, read);
            return Optional.of(read);
        } catch (CertificateException none) {
            return Optional.empty();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private static boolean isValid(X509Certificate certificate, Instant then) {
        try {
            certificate.checkValidity(Date.from(then));
            return true;
        } catch (CertificateException expired) {
            return false;
        }
    }
}
