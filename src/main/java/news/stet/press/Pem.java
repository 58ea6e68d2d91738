package news.stet.press;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import news.stet.platform.Problem;

/**
 * The blocks of a PEM file (RFC 7468); text around them is passed over.
 *
 * @param label as in {@code CERTIFICATE}
 */
record Pem(String label, byte[] bytes) {
    private static final int MAX_BYTES = 1 << 20;
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /**
     * All blocks of a file, in their order.
     *
     * @throws Problem INVALID for a file that cannot be read or breaks off
     */
    static List<Pem> list(Path file) {
        List<Pem> blocks = new ArrayList<>();
        String label = "";
        StringBuilder body = new StringBuilder();
        for (String line : lines(file)) {
            String text = line.strip();
            if (text.startsWith(BEGIN) && text.endsWith(DASHES)) {
                label = text.substring(BEGIN.length(), text.length() - DASHES.length());
                body.setLength(0);
            } else if (!label.isEmpty() && text.equals(END + label + DASHES)) {
                blocks.add(new Pem(label, decoded(file, body)));
                label = "";
            } else if (!label.isEmpty()) {
                body.append(text);
            }
        }
        if (!label.isEmpty()) {
            throw bad(file, "breaks off within a block", "Write it anew.");
        }
        return blocks;
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw bad(file, "is far too long for a PEM file", "Name the right one.");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            throw bad(
                    file,
                    "cannot be read: " + e,
                    "Let the user who runs Stet read it, or name another file.");
        }
    }

    private static byte[] decoded(Path file, CharSequence body) {
        try {
            return Base64.getDecoder().decode(body.toString());
        } catch (IllegalArgumentException e) {
            throw bad(file, "holds a block that is not base64", "Write it anew.");
        }
    }

    /** What is wrong with a file of the operator's, and what to do. */
    static Problem bad(Path file, String what, String fix) {
        return new Problem(Problem.Kind.INVALID, "%s %s. %s".formatted(file, what, fix));
    }
}
