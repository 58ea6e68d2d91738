package news.stet.desk;

import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;
import news.stet.platform.DoorSettings;

/**
 * Where a request comes from. Behind a proxy that is whom the proxy names, and only such a proxy is
 * believed: anybody can write that header.
 */
final class ClientAddress {
    private final DoorSettings door;

    ClientAddress(DoorSettings door) {
        this.door = door;
    }

    String of(Context context) {
        return of(context.ip(), context.req().getHeaders("X-Forwarded-For"));
    }

    private String of(String peer, java.util.Enumeration<String> headers) {
        List<String> hops =
                java.util.Collections.list(headers).stream()
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map(String::strip)
                        .filter(hop -> !hop.isEmpty())
                        .toList();
        return from(peer, hops);
    }

    /**
     * @param peer who is connected
     * @param hops the header's addresses, as each proxy added the one it saw
     */
    String from(String peer, List<String> hops) {
        String address = peer;
        for (String hop : hops.reversed()) {
            if (!door.trusts(address)) {
                break;
            }
            address = withoutPort(hop);
        }
        return address;
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
