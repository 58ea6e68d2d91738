package news.stet.media;

import java.util.List;

/**
 * What readers get of a film or sound besides its original.
 *
 * @param media the film's number
 * @param folder where its addresses begin, as in {@code /media/2026/11/02/harbour-88c1/}
 * @param version of what was made; 0 while there is nothing but captions
 * @param made what is there in that version
 * @param captions by language
 * @param everCaptioned how many captions were ever kept; another for each change of them
 */
public record Film(
        long media,
        String folder,
        int version,
        Made made,
        List<CaptionTrack> captions,
        int everCaptioned) {
    /**
     * What one run has made.
     *
     * @param progressive the file that plays everywhere, as in {@code 720.mp4}; empty without
     * @param bytes of that file
     * @param width of that file in pixels; 0 for a sound
     * @param playlist whether there is a ladder for players that choose by themselves
     * @param storyboard whether there are small pictures along the film
     * @param rate pictures a second; 0 for a sound
     * @param frames numbers of those that would make a good poster, the best first
     */
    public record Made(
            String progressive,
            long bytes,
            int width,
            int height,
            boolean playlist,
            boolean storyboard,
            double rate,
            List<Integer> frames) {
        static final Made NOTHING = new Made("", 0, 0, 0, false, false, 0, List.of());

        public Made {
            frames = List.copyOf(frames);
        }
    }

    public Film {
        captions = List.copyOf(captions);
    }

    /** Whether something was made that plays. */
    public boolean plays() {
        return !made.progressive().isEmpty();
    }

    /** The path of the file that plays everywhere. */
    public String progressive() {
        return address(made.progressive());
    }

    /** The media type of that file. */
    public String progressiveType() {
        return made.progressive().endsWith(".m4a") ? "audio/mp4" : "video/mp4";
    }

    /** The path of the playlist of all sizes. */
    public String playlist() {
        return address(FilmFiles.MASTER);
    }

    /**
     * The path of the playlist of all sizes that names the captions too, for players that are no
     * page; the plain one without captions.
     */
    public String playlistWithCaptions() {
        return captions.isEmpty()
                ? playlist()
                : folder + FilmFiles.masterFile(version, everCaptioned);
    }

    /** The path of the small pictures' times and places, as WebVTT. */
    public String storyboard() {
        return address(FilmFiles.STORYBOARD);
    }

    private String address(String file) {
        return folder + "v" + version + "/" + file;
    }

    /** The path of captions. */
    public String address(CaptionTrack track) {
        return folder + FilmFiles.captionFile(track.language(), track.version());
    }
}
