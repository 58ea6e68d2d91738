package news.stet.desk.view;

import java.net.InetAddress;

/** Where an address is, as far as it tells by itself. */
enum NetworkPlace {
    THIS_MACHINE,
    NEAR,
    ELSEWHERE;

    static NetworkPlace of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            if (parsed.isLoopbackAddress()) {
                return THIS_MACHINE;
            }
            boolean unique =
                    parsed.getAddress().length == 16 && (parsed.getAddress()[0] & 0xFE) == 0xFC;
            return parsed.isSiteLocalAddress() || parsed.isLinkLocalAddress() || unique
                    ? NEAR
                    : ELSEWHERE;
        } catch (IllegalArgumentException noAddress) {
            return ELSEWHERE;
        }
    }
}
