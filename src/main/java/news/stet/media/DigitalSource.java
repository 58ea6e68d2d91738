package news.stet.media;

import java.util.Locale;

/**
 * How a picture came about, as the IPTC's codes for the digital source type have it. Who publishes
 * pictures made by machines says so.
 */
public enum DigitalSource {
    /** Nobody said. */
    UNKNOWN("", Machine.NONE),
    CAPTURE("digitalCapture", Machine.NONE),
    COMPUTATIONAL("computationalCapture", Machine.NONE),
    NEGATIVE("negativeFilm", Machine.NONE),
    POSITIVE("positiveFilm", Machine.NONE),
    PRINT("print", Machine.NONE),
    EDITED("humanEdits", Machine.NONE),
    CREATION("digitalCreation", Machine.NONE),
    SCREEN("screenCapture", Machine.NONE),
    VIRTUAL("virtualRecording", Machine.NONE),
    COMPOSITE("composite", Machine.NONE),
    COMPOSITE_CAPTURE("compositeCapture", Machine.NONE),
    DATA("dataDrivenMedia", Machine.NONE),
    ALGORITHM("algorithmicMedia", Machine.NONE),
    ENHANCED("algorithmicallyEnhanced", Machine.NONE),
    COMPOSITE_SYNTHETIC("compositeSynthetic", Machine.PARTLY),
    COMPOSITE_TRAINED("compositeWithTrainedAlgorithmicMedia", Machine.PARTLY),
    TRAINED("trainedAlgorithmicMedia", Machine.WHOLLY);

    /** How much of it a trained model made. */
    public enum Machine {
        NONE,
        PARTLY,
        WHOLLY
    }

    private static final String CODES = "cv.iptc.org/newscodes/digitalsourcetype/";

    private final String code;
    private final Machine machine;

    DigitalSource(String code, Machine machine) {
        this.code = code;
        this.machine = machine;
    }

    /** The last part of its address; empty for {@link #UNKNOWN}. */
    public String code() {
        return code;
    }

    public Machine machine() {
        return machine;
    }

    /** The address that stands in files and in JSON-LD; empty for {@link #UNKNOWN}. */
    public String uri() {
        return code.isEmpty() ? "" : "http://" + CODES + code;
    }

    /** Of a code or its address; {@link #UNKNOWN} for what is no such code. */
    public static DigitalSource of(String text) {
        String last = text.strip();
        int codes = last.toLowerCase(Locale.ROOT).indexOf(CODES);
        String code = codes < 0 ? last : last.substring(codes + CODES.length());
        // Retired, and meant the same.
        String now =
                switch (code) {
                    case "minorHumanEdits" -> "humanEdits";
                    case "digitalArt", "softwareImage" -> "digitalCreation";
                    default -> code;
                };
        for (DigitalSource source : values()) {
            if (source.code.equalsIgnoreCase(now)) {
                return source;
            }
        }
        return UNKNOWN;
    }
}
