package news.stet.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What is in a film or recording. A picture on the sleeve of a recording is no moving picture.
 *
 * @param width as seen upright; 0 without moving pictures
 * @param sound whether there is any
 * @param rate pictures a second as a fraction, as in {@code 30000/1001}
 * @param seconds 0 when nobody knows
 * @param transfer how light is written, as ffmpeg calls it; empty when nobody says
 */
record Streams(int width, int height, boolean sound, String rate, double seconds, String transfer) {
    private static final String ENTRIES =
            "stream=codec_type,width,height,avg_frame_rate,sample_rate,color_transfer"
                    + ":stream_disposition=attached_pic"
                    + ":stream_side_data=rotation:format=duration";

    /**
     * @throws Probe.Unreadable when it is no such file
     */
    static Streams of(ChildProcesses children, Path file, MediaFormat format) throws IOException {
        JsonNode answer = Probe.ask(children, file, format, ENTRIES);
        boolean sound = false;
        int width = 0;
        int height = 0;
        String rate = "0/1";
        String transfer = "";
        for (JsonNode stream : answer.path("streams")) {
            String type = stream.path("codec_type").asString("");
            sound |= type.equals("audio") && stream.path("sample_rate").asInt(0) > 0;
            boolean cover = stream.path("disposition").path("attached_pic").asInt(0) == 1;
            if (type.equals("video") && !cover && width == 0) {
                boolean lies = lies(stream);
                width = stream.path(lies ? "height" : "width").asInt(0);
                height = stream.path(lies ? "width" : "height").asInt(0);
                rate = stream.path("avg_frame_rate").asString("0/1");
                transfer = stream.path("color_transfer").asString("");
            }
        }
        double seconds = answer.path("format").path("duration").asDouble(0);
        return new Streams(width, height, sound, rate, seconds, transfer);
    }

    private static boolean lies(JsonNode stream) {
        boolean lies = false;
        for (JsonNode side : stream.path("side_data_list")) {
            lies |= Math.abs(side.path("rotation").asInt(0)) % 180 == 90;
        }
        return lies;
    }

    boolean moving() {
        return width > 0 && height > 0;
    }

    /** Whether it has more light than most screens show: HDR10, Dolby Vision, HLG. */
    boolean bright() {
        return transfer.equals("smpte2084") || transfer.equals("arib-std-b67");
    }

    /** Pictures a second; 0 when nobody knows. */
    double pictures() {
        String[] parts = rate.split("/", -1);
        double whole = Double.parseDouble(parts[0]);
        double part = parts.length > 1 ? Double.parseDouble(parts[1]) : 1;
        return part > 0 && whole > 0 ? whole / part : 0;
    }

    Optional<Duration> duration() {
        return seconds > 0
                ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
                : Optional.empty();
    }
}
