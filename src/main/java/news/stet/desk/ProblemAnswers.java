package news.stet.desk;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import news.stet.desk.view.ProblemWords;
import news.stet.platform.Problem;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into an answer: problem JSON for programs, a page for people. */
final class ProblemAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final AtomicLong TOLD = new AtomicLong(System.nanoTime() - QUIET.toNanos());

    /** A client that still sends would not read the answer; more than this it may not send. */
    private static final long MAX_DRAINED_BYTES = 64L * 1024 * 1024;

    /** What is told of one fault. */
    record Told(
            int status,
            String slug,
            String title,
            String detail,
            List<Problem.Field> fields,
            @Nullable Duration retryAfter) {
        static Told of(Problem problem) {
            return new Told(
                    problem.kind().status(),
                    problem.kind().slug(),
                    problem.kind().title(),
                    problem.detail(),
                    problem.fields(),
                    problem.retryAfter());
        }
    }

    private final Pages pages;

    ProblemAnswers(Pages pages) {
        this.pages = pages;
    }

    /** Answers for an exception of any kind. */
    void answer(Exception thrown, Context context) {
        Told told = tell(thrown, context);
        drain(context);
        context.status(told.status());
        if (told.retryAfter() != null) {
            context.header("Retry-After", Long.toString(told.retryAfter().toSeconds()));
        }
        if (isForPrograms(context)) {
            answerProgram(
                    context.header("Authorization") == null ? inWords(told, context) : told,
                    context);
        } else if (told.status() == 401) {
            leadToSignIn(context);
        } else {
            pages.problem(context, told);
        }
    }

    /** A script of the desk shows it to a person. */
    private Told inWords(Told told, Context context) {
        var words = ProblemWords.of(pages.locale(context));
        return new Told(
                told.status(),
                told.slug(),
                told.title(),
                words.say(told.detail(), told.fields()),
                words.say(told.fields()),
                told.retryAfter());
    }

    private static boolean isForPrograms(Context context) {
        String accept = context.header("Accept");
        return context.path().startsWith("/api/")
                || (accept != null && accept.startsWith("application/json"));
    }

    private static Told tell(Exception thrown, Context context) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                logIfOurs(problem);
                return Told.of(problem);
            }
            if (cause instanceof HttpResponseException refused) {
                return ofStatus(refused.getStatus());
            }
            if (cause instanceof HttpException bad) {
                return ofStatus(bad.getCode());
            }
        }
        if (thrown instanceof IllegalArgumentException && isReading(thrown)) {
            return ofStatus(400);
        }
        return Told.of(internal(thrown, context.method().name() + " " + context.path()));
    }

    private static boolean isReading(Exception thrown) {
        // Jetty and the servlet API refuse undecodable forms and addresses in this way.
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0
                && (stack[0].getClassName().startsWith("org.eclipse.jetty.")
                        || stack[0].getClassName().startsWith("java.net.URLDecoder"));
    }

    private static void logIfOurs(Problem problem) {
        if (problem.kind() == Problem.Kind.INTERNAL) {
            LOG.warn(problem.detail(), problem.getCause());
        } else if (problem.kind() == Problem.Kind.UNAVAILABLE) {
            // It says itself what is wrong, and while something is away it is many.
            long now = System.nanoTime();
            long last = TOLD.get();
            if (now - last > QUIET.toNanos() && TOLD.compareAndSet(last, now)) {
                LOG.warn(problem.detail());
            }
            LOG.debug("The cause", problem.getCause());
        }
    }

    /** Logs a fault of Stet's under an id, and gives the problem that tells only the id. */
    static Problem internal(Throwable thrown, String where) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{} failed, id {}", where, id, thrown);
        return new Problem(
                Problem.Kind.INTERNAL,
                "Something failed inside Stet and nothing was changed. Tell whoever runs it this"
                        + " number: "
                        + id
                        + ".");
    }

    private static Told ofStatus(int status) {
        return switch (status) {
            case 404 -> Told.of(new Problem(Problem.Kind.NOT_FOUND, "There is no such page here."));
            case 405 ->
                    new Told(
                            405,
                            "method",
                            "Not possible here",
                            "This address does not take that method.",
                            List.of(),
                            null);
            case 413 ->
                    Told.of(
                            new Problem(
                                    Problem.Kind.TOO_LARGE,
                                    "The request is larger than this address takes; send less."));
            default ->
                    status < 500
                            ? new Told(
                                    status,
                                    "malformed",
                                    Problem.Kind.MALFORMED.title(),
                                    "The request cannot be read; check how it was written.",
                                    List.of(),
                                    null)
                            : Told.of(
                                    new Problem(
                                            Problem.Kind.UNAVAILABLE,
                                            "Stet cannot answer just now; try again."));
        };
    }

    private static void drain(Context context) {
        if (context.method().name().equals("GET") || context.header("Expect") != null) {
            return;
        }
        try (InputStream body = context.req().getInputStream()) {
            byte[] buffer = new byte[64 * 1024];
            long left = MAX_DRAINED_BYTES;
            for (int n = body.read(buffer); n >= 0 && left > 0; n = body.read(buffer)) {
                left -= n;
            }
        } catch (IOException | IllegalStateException | BadMessageException e) {
            LOG.debug("The rest of the request was not read", e);
        }
    }

    private static void answerProgram(Told told, Context context) {
        if (told.status() == 401) {
            context.header("WWW-Authenticate", "Bearer realm=\"stet\"");
        }
        // As bytes: a text would go out in the servlet's Latin letters.
        context.contentType("application/problem+json")
                .result(ProblemJson.write(told).getBytes(StandardCharsets.UTF_8));
    }

    private static void leadToSignIn(Context context) {
        String next =
                context.method().name().equals("GET")
                        ? "?next="
                                + java.net.URLEncoder.encode(
                                        asked(context), java.nio.charset.StandardCharsets.UTF_8)
                        : "";
        if (context.header("X-Part") != null) {
            // A script asked for a piece of a page; the page it belongs to leads there.
            context.result("");
        } else {
            context.header("Location", SignInScreen.PATH + next).status(303).result("");
        }
    }

    private static String asked(Context context) {
        String query = context.queryString();
        return context.path() + (query == null ? "" : "?" + query);
    }
}
