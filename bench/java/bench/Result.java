package bench;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The last line of a benchmark: its figures, the most or the least that some may be, and whether
 * they are.
 */
final class Result {
    private final String bench;
    private final boolean quick;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Map<String, Double> targets = new LinkedHashMap<>();
    private final Set<String> floors = new HashSet<>();

    Result(String bench, boolean quick) {
        this.bench = bench;
        this.quick = quick;
    }

    void figure(String name, double value) {
        figures.put(name, value);
    }

    void figure(String name, double value, double most) {
        figure(name, value);
        targets.put(name, most);
    }

    /** A figure that is to be at least that much. */
    void least(String name, double value, double least) {
        figure(name, value, least);
        floors.add(name);
    }

    boolean met() {
        // A figure that could not be measured is not a number, and not within anything.
        return targets.entrySet().stream().allMatch(one -> met(one.getKey(), one.getValue()));
    }

    private boolean met(String name, double target) {
        double value = figures.get(name);
        return floors.contains(name) ? value >= target : value <= target;
    }

    void print() {
        System.out.printf(
                "{\"bench\": \"%s\", \"quick\": %s, \"figures\": %s, \"targets\": %s, \"met\": %s}%n",
                bench, quick, json(figures), json(targets), met());
        System.out.flush();
    }

    private static String json(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\": " + number(one.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "null";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
