package news.stet.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The way out, to this machine: {@code open.example} is 127.0.0.1 and counts as the open network,
 * {@code private.example} is 127.0.0.2 and does not. There is nothing else.
 */
public final class LoopbackEgress {
    private LoopbackEgress() {}

    /** One of these. */
    public static Egress open() {
        return new Egress(
                host ->
                        switch (host) {
                            case "open.example" -> one("127.0.0.1");
                            case "private.example" -> one("127.0.0.2");
                            default -> throw new UnknownHostException(host);
                        },
                address -> address.getHostAddress().equals("127.0.0.1"),
                "test");
    }

    private static InetAddress[] one(String address) throws UnknownHostException {
        return new InetAddress[] {InetAddress.getByName(address)};
    }
}
