package dev.steadfast.activities.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves names to public addresses only. The connection is made to what this returns, so a name that means another
 * address a moment later gains nothing.
 */
final class PublicAddresses implements DnsResolver {

    private final boolean allowPrivate;

    PublicAddresses(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** The name leads to no address that may be posted to. */
    static final class NotAllowed extends UnknownHostException {
        NotAllowed(String host, InetAddress address) {
            super(host + " is " + address.getHostAddress()
                    + ", which is no public address; allow such targets with STEADFAST_WEBHOOK_ALLOW_PRIVATE=true");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        InetAddress[] allowed = Arrays.stream(all)
                .filter(address -> allowPrivate || isPublic(address))
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new NotAllowed(host, all[0]);
        }
        return allowed;
    }

    @Override
    public @Nullable String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    static boolean isPublic(InetAddress address) {
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !special
                && switch (address) {
                    case Inet4Address four -> isPublic(four.getAddress());
                    case Inet6Address six -> isPublicSix(six.getAddress());
                    default -> false;
                };
    }

    /** Besides what {@link InetAddress} knows: this network, shared, protocol, benchmark and reserved addresses. */
    private static boolean isPublic(byte[] four) {
        int a = four[0] & 0xff;
        int b = four[1] & 0xff;
        return a != 0
                && !(a == 100 && b >= 64 && b < 128)
                && !(a == 192 && b == 0 && four[2] == 0)
                && !(a == 198 && (b == 18 || b == 19))
                && a < 224;
    }

    /** Global unicast, without those that carry an IPv4 address inside: 6to4 and Teredo. */
    private static boolean isPublicSix(byte[] six) {
        int first = ((six[0] & 0xff) << 8) | (six[1] & 0xff);
        boolean teredo = first == 0x2001 && six[2] == 0 && six[3] == 0;
        return (first & 0xe000) == 0x2000 && first != 0x2002 && !teredo;
    }
}
