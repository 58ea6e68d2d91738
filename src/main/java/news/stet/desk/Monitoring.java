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
import java.util.Optional;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import tools.jackson.databind.node.ObjectNode;

/**
 * What monitoring asks: alive, ready, figures. Parts note their figures in {@link
 * Metrics#globalRegistry}; they are all shown here.
 */
final class Monitoring implements AutoCloseable {
    private final Database database;
    private final boolean newsroom;
    private final Readers readers;
    private final PrometheusMeterRegistry figures =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Monitoring(Parts parts, Readers readers) {
        this.database = parts.database();
        this.newsroom = parts.settings().desk();
        this.readers = readers;
        Metrics.addRegistry(figures);
        new JvmMemoryMetrics().bindTo(figures);
        new JvmThreadMetrics().bindTo(figures);
        new ProcessorMetrics().bindTo(figures);
        new UptimeMetrics().bindTo(figures);
    }

    void routes(Routes routes) {
        routes.get(
                "/health/live",
                Access.OPEN,
                context -> answer(context, Json.mapper().createObjectNode().put("status", "live")));
        routes.get("/health/ready", Access.OPEN, this::ready);
        routes.get(
                "/metrics",
                Access.OPEN,
                context ->
                        context.contentType("text/plain; version=0.0.4; charset=utf-8")
                                .result(figures.scrape()));
    }

    /**
     * A node of readers only is of use without the database, as long as it has pages; a newsroom is
     * not.
     */
    private void ready(Context context) {
        var node = Json.mapper().createObjectNode();
        Optional<Readers.Figures> figures = readers.figures();
        try {
            database.read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
            node.put("status", "ready");
        } catch (Problem problem) {
            boolean degraded =
                    !newsroom && figures.filter(press -> press.followed() > 0).isPresent();
            context.status(degraded ? 200 : problem.kind().status());
            node.put("status", degraded ? "degraded" : "not ready").put("why", problem.detail());
            database.awaySince()
                    .ifPresent(
                            since -> node.putObject("database").put("awaySince", since.toString()));
        }
        figures.ifPresent(press ->
                node.putObject("press")
                        .put("followed", press.followed())
                        .put("behind", press.behind())
                        .put("pages", press.pages())
                        .put("memoryBytes", press.memoryBytes()));
        answer(context, node);
    }

    private static void answer(Context context, ObjectNode node) {
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
