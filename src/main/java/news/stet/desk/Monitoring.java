package news.stet.desk;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Problem;

/**
 * What monitoring asks: alive, ready, figures. Parts note their figures in {@link
 * Metrics#globalRegistry}; they are all shown here.
 */
final class Monitoring implements AutoCloseable {
    private final Database database;
    private final PrometheusMeterRegistry figures =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Monitoring(Database database) {
        this.database = database;
        Metrics.addRegistry(figures);
        new JvmMemoryMetrics().bindTo(figures);
        new JvmThreadMetrics().bindTo(figures);
        new ProcessorMetrics().bindTo(figures);
        new UptimeMetrics().bindTo(figures);
    }

    void routes(Routes routes) {
        routes.get("/health/live", Access.OPEN, context -> answer(context, "live", null));
        routes.get("/health/ready", Access.OPEN, this::ready);
        routes.get(
                "/metrics",
                Access.OPEN,
                context ->
                        context.contentType("text/plain; version=0.0.4; charset=utf-8")
                                .result(figures.scrape()));
    }

    private void ready(Context context) {
        try {
            database.read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
            answer(context, "ready", null);
        } catch (Problem problem) {
            context.status(problem.kind().status());
            answer(context, "not ready", problem.detail());
        }
    }

    private static void answer(
            Context context, String state, @org.jspecify.annotations.Nullable String why) {
        var node = Json.mapper().createObjectNode().put("status", state);
        if (why != null) {
            node.put("why", why);
        }
        context.contentType("application/json").result(Json.write(node));
    }

    /** Notes how long a route took. */
    void note(Route route, int status, Timer.Sample begun) {
        begun.stop(
                figures.timer(
                        "stet.desk.requests",
                        "method",
                        route.method(),
                        "route",
                        route.path(),
                        "status",
                        Integer.toString(status)));
    }

    Timer.Sample begin() {
        return Timer.start(figures);
    }

    @Override
    public void close() {
        Metrics.removeRegistry(figures);
        figures.close();
    }
}
