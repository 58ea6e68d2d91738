package news.stet.platform;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of network addresses, as in {@code 10.0.0.0/8}.
 *
 * @param network its first address, in hexadecimal digits
 * @param bits how many of the first bits all its addresses share
 */
public record AddressRange(String network, int bits) {
    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F.:]{2,45})(?:/([0-9]{1,3}))?");

    /**
     * A range as people write it; an address alone is the range of itself.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AddressRange parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        byte[] bytes = InetAddress.ofLiteral(form.group(1)).getAddress();
        int bits = form.group(2) == null ? bytes.length * 8 : Integer.parseInt(form.group(2));
        if (bits > bytes.length * 8) {
            throw new IllegalArgumentException(text);
        }
        return new AddressRange(hex(masked(bytes, bits)), bits);
    }

    /** Whether that address, as a listener knows it, is in the range; nothing else ever is. */
    public boolean contains(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length * 2 == network.length() && hex(masked(bytes, bits)).equals(network);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = Arrays.copyOf(address, address.length);
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(bits - i * 8L, 0, 8);
            masked[i] &= (byte) (0xFF << (8 - kept));
        }
        return masked;
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
