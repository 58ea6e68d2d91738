package news.stet.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds pictures that would make a good poster: soon after the strongest cuts, well apart. */
final class FilmScenes {
    /** Says of each picture that is far from the one before by how much. */
    static final String FILTER = "select='gt(scene,0.15)',metadata=mode=print:file=-";

    private static final Pattern SCENE =
            Pattern.compile("pts_time:([0-9.]+)\\s+lavfi\\.scene_score=([0-9.]+)");

    private static final int MOST = 6;

    /** Past a fade, and before anything else happens. */
    private static final double AFTER_CUT_SECONDS = 0.6;

    private FilmScenes() {}

    private record Cut(double seconds, double strength) {}

    /**
     * Numbers of pictures, in the order of the film.
     *
     * @param said what the filter said
     * @param rate pictures a second
     */
    static List<Integer> suggest(String said, double seconds, double rate) {
        List<Cut> cuts = new ArrayList<>();
        Matcher matcher = SCENE.matcher(said);
        while (matcher.find()) {
            double at = Double.parseDouble(matcher.group(1)) + AFTER_CUT_SECONDS;
            if (at < seconds - 0.2) {
                cuts.add(new Cut(at, Double.parseDouble(matcher.group(2))));
            }
        }
        cuts.sort(Comparator.comparingDouble(Cut::strength).reversed());
        double apart = seconds / (2 * MOST);
        Set<Double> chosen = new LinkedHashSet<>();
        chosen.add(Math.min(1, seconds / 2));
        cuts.forEach(cut -> add(chosen, cut.seconds(), apart));
        for (int i = 1; i < MOST; i++) {
            add(chosen, seconds * i / MOST, apart);
        }
        return chosen.stream().sorted().map(at -> (int) Math.floor(at * rate)).distinct().toList();
    }

    private static void add(Set<Double> chosen, double at, double apart) {
        boolean free = chosen.stream().allMatch(other -> Math.abs(other - at) >= apart);
        if (free && chosen.size() < MOST) {
            chosen.add(at);
        }
    }
}
