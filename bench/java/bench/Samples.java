package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured values. Safe for any thread. */
final class Samples {
    private final List<Double> values = new ArrayList<>();

    synchronized void add(double value) {
        values.add(value);
    }

    void addNanos(long nanos) {
        add(nanos / 1e6);
    }

    /** Forgets what was measured while things got warm. */
    synchronized void clear() {
        values.clear();
    }

    synchronized List<Double> list() {
        return List.copyOf(values);
    }

    synchronized int size() {
        return values.size();
    }

    /** The smallest that so many of all do not exceed, as 0.99. */
    synchronized double quantile(double part) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
    }

    double median() {
        return quantile(0.5);
    }

    double p99() {
        return quantile(0.99);
    }

    double worst() {
        return quantile(1);
    }
}
