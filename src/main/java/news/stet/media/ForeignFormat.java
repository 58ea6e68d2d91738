package news.stet.media;

import java.util.List;
import java.util.Locale;

/** What Stet does not take, told by its first bytes, so that a refusal can say what it was. */
final class ForeignFormat {
    /** Tag 254 of TIFF 6.0 says what a picture is for; 1 is a small one of something larger. */
    private static final int NEW_SUBFILE_TYPE = 254;

    private record Sign(int at, String start, String words) {}

    /** Read as ISO 8859-1 and put in lower case, the letters above ASCII too. */
    private static final List<Sign> SIGNS =
            List.of(
                    new Sign(0, "%pdf", "it is a PDF"),
                    new Sign(0, "%!ps", "it is a PostScript document"),
                    new Sign(0, "8bps", "it is a Photoshop document"),
                    new Sign(0, "<svg", "it is a document of markup such as SVG or HTML"),
                    new Sign(0, "<?xml", "it is a document of markup such as SVG or HTML"),
                    new Sign(0, "<!doc", "it is a document of markup such as SVG or HTML"),
                    new Sign(0, "<html", "it is a document of markup such as SVG or HTML"),
                    new Sign(0, "<!--", "it is a document of markup such as SVG or HTML"),
                    new Sign(0, "#extm3u", "it is a playlist that points to other files"),
                    new Sign(0, "[playlist]", "it is a playlist that points to other files"),
                    new Sign(0, "ffconcat", "it is a playlist that points to other files"),
                    new Sign(0, "pk\u0003\u0004", "it is an archive"),
                    new Sign(0, "\u001f\u008b", "it is an archive"),
                    new Sign(0, "rar!", "it is an archive"),
                    new Sign(0, "7z\u00bc\u00af", "it is an archive"),
                    new Sign(
                            0, "\u00f0\u00ef\u0011\u00e0", "it is a document of an office program"),
                    new Sign(0, "\u007felf", "it is a program"),
                    new Sign(0, "mz", "it is a program"),
                    new Sign(0, "bm", "it is a BMP picture"),
                    new Sign(0, "fujifilm", "it is the raw picture of a camera"),
                    new Sign(4, "ftypcrx", "it is the raw picture of a camera"),
                    new Sign(4, "jp  ", "it is a JPEG 2000 picture"),
                    new Sign(4, "ftypjp2", "it is a JPEG 2000 picture"),
                    new Sign(0, "\u00ff\n", "it is a JPEG XL picture"),
                    new Sign(4, "jxl ", "it is a JPEG XL picture"),
                    new Sign(8, "avi ", "it is an AVI film"),
                    new Sign(0, "0&\u00b2u", "it is a Windows Media file"),
                    new Sign(0, "flv", "it is a Flash film"),
                    new Sign(0, "\u0000\u0000\u0001\u00ba", "it is an MPEG program stream"),
                    new Sign(0, "g@", "it is an MPEG transport stream"),
                    new Sign(4, "ftyp3g", "it is a 3GP film"),
                    new Sign(0, "oggs", "it is an Ogg file"),
                    new Sign(0, "flac", "it is a FLAC recording"),
                    new Sign(8, "aif", "it is an AIFF recording"),
                    new Sign(0, "#!amr", "it is an AMR recording"),
                    new Sign(0, "mthd", "it is a MIDI file"));

    private ForeignFormat() {}

    /** What a file that starts like that seems to be, as the middle of a sentence. */
    static String describe(byte[] head) {
        if (head.length == 0) {
            return "it is empty";
        }
        if (isCameraRaw(head)) {
            return "it is the raw picture of a camera";
        }
        String start = MediaFormat.text(head, 0, head.length).toLowerCase(Locale.ROOT);
        // A mark of the byte order and white space may stand before any markup.
        String text = start.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s+|^\u00ef\u00bb\u00bf", "");
        boolean isText = isText(head);
        for (Sign sign : SIGNS) {
            boolean fits =
                    start.startsWith(sign.start(), sign.at())
                            || sign.at() == 0 && text.startsWith(sign.start());
            // Two letters begin many a text.
            if (fits && !(isText && sign.start().length() < 3)) {
                return sign.words();
            }
        }
        return isText ? "it holds text" : "it is of no kind that is known here";
    }

    private static boolean isText(byte[] head) {
        for (byte one : head) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is a TIFF whose first picture is only the small one of a camera's raw data: taken
     * as it is, a stamp would pass for the picture.
     */
    static boolean isCameraRaw(byte[] head) {
        String order = MediaFormat.text(head, 0, 4);
        boolean little = order.equals("II*\0");
        if (head.length < 10 || !little && !order.equals("MM\0*")) {
            return false;
        }
        if (MediaFormat.text(head, 8, 2).equals("CR")) {
            return true;
        }
        long directory = number(head, 4, 4, little);
        if (directory + 14 > head.length) {
            return false;
        }
        int first = (int) directory + 2;
        return number(head, first, 2, little) == NEW_SUBFILE_TYPE
                && number(head, first + 8, 4, little) == 1;
    }

    private static long number(byte[] head, int at, int bytes, boolean little) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | head[at + (little ? bytes - 1 - i : i)] & 0xFF;
        }
        return number;
    }
}
