package bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The list as a journalist's browser asks for it: views, filters, orders, later pages, and searches
 * by words that are in nearly all stories, in some and in few, each with a page of rows as answer.
 */
final class DeskLists {
    private static final String PASSWORD = "seven grey herons wade";

    private final Connection connection;
    private final String cookie;
    private final SplittableRandom random = new SplittableRandom(4);

    private DeskLists(Connection connection, String cookie) {
        this.connection = connection;
        this.cookie = cookie;
    }

    /** Adds {@code list_p99_ms} and what explains it; prints a table. */
    static void measure(RunningStet stet, Result result, long stories, boolean quick)
            throws Exception {
        try (var connection = new Connection(stet.deskPort())) {
            String link = stet.run("user", "add", "lists@desk.example", "--role", "editor");
            var lists = new DeskLists(connection, join(connection, link));
            lists.run(result, stories, quick ? 6 : 40);
        }
    }

    /** Uses the link as a new colleague does; the session's cookie. */
    private static String join(Connection connection, String link) throws IOException {
        String path = link.substring(link.indexOf("/welcome/")).lines().findFirst().orElseThrow();
        String form =
                "name=Bench+Marker&email=lists%40desk.example&password="
                        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        Connection.Reply reply =
                connection.send(
                        "POST "
                                + path
                                + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                        form.getBytes(StandardCharsets.UTF_8));
        String cookie = reply.header("set-cookie");
        if (reply.status() != 303 || cookie.isEmpty()) {
            throw new IllegalStateException("Nobody came in: " + reply.status());
        }
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private void run(Result result, long stories, int rounds) throws IOException {
        Map<String, Samples> kinds = new LinkedHashMap<>();
        var lists = new Samples();
        var searches = new Samples();
        for (int round = -2; round < rounds; round++) { // two to get warm, not counted
            for (var question : questions().entrySet()) {
                double ms = ask(question.getValue());
                if (round >= 0) {
                    boolean search = question.getKey().startsWith("search");
                    kinds.computeIfAbsent(question.getKey(), _ -> new Samples()).add(ms);
                    (search ? searches : lists).add(ms);
                }
            }
        }
        System.out.printf("%nThe list of %d stories, %d times each%n", stories, rounds);
        System.out.printf("%-34s %9s %9s %9s%n", "ms", "p50", "p99", "worst");
        kinds.forEach(DeskLists::row);
        row("all lists", lists);
        row("all searches", searches);
        var all = new Samples();
        kinds.values().forEach(it -> it.list().forEach(all::add));
        result.figure("list_p50_ms", all.median());
        result.figure("list_p99_ms", all.p99(), 100);
        result.figure("list_worst_ms", all.worst());
        result.figure("search_p99_ms", searches.p99());
    }

    private static void row(String name, Samples samples) {
        System.out.printf(
                "%-34s %9.1f %9.1f %9.1f%n",
                name, samples.median(), samples.p99(), samples.worst());
    }

    /** What is asked in one round; words differ from round to round. */
    private Map<String, String> questions() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("all", "");
        all.put("mine", "mine=true");
        all.put("in review", "status=in-review");
        all.put("scheduled", "status=scheduled&sort=due");
        all.put("live now", "status=live");
        all.put("corrections", "sort=corrected");
        all.put("drafts of a section", "status=draft&edition=en&section=" + section());
        all.put("films of a small edition", "edition=fa&type=video");
        all.put("nobody's, most urgent", "assignee=nobody&sort=urgency");
        all.put("next deadlines", "sort=deadline");
        Vocabulary english = Invented.EDITIONS.getFirst().vocabulary();
        Vocabulary persian = Invented.EDITIONS.getLast().vocabulary();
        all.put("search: in nearly all", words("the"));
        all.put("search: common", words(common(english)));
        all.put("search: common, some letters", words(common(english).substring(0, 2)));
        all.put("search: common, drafts", words(common(english)) + "&status=draft");
        all.put("search: two common", words(common(english) + " " + common(english)));
        all.put("search: a name", words(name(english)));
        all.put("search: a name, half typed", words(name(english).substring(0, 4)));
        all.put("search: a name and a common one", words(name(english) + " " + common(english)));
        all.put("search: Persian, common", words(common(persian)));
        all.put("search: Persian, a name", words(name(persian)));
        all.put("search: one story", words("invented " + random.nextInt(10_000)));
        all.put("search: nothing", words("xyzzy"));
        return all;
    }

    private String section() {
        return Invented.SECTIONS.get(random.nextInt(Invented.SECTIONS.size()));
    }

    private String common(Vocabulary vocabulary) {
        return vocabulary.folded().get(vocabulary.anyCommon(random));
    }

    private String name(Vocabulary vocabulary) {
        return vocabulary.folded().get(vocabulary.anyName(random));
    }

    private static String words(String words) {
        return "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** Asks for a page and, where there is more, for the next; how long the slower took. */
    private double ask(String asked) throws IOException {
        Connection.Reply first = get("/stories?" + asked);
        List<Double> took = new ArrayList<>(List.of(first.nanos() / 1e6));
        String page = first.text();
        int next = page.indexOf("rel=\"next\"");
        int link = next < 0 ? -1 : page.lastIndexOf("href=\"", next);
        if (link >= 0) {
            String path = page.substring(link + 6, page.indexOf('"', link + 6));
            took.add(get(path.replace("&amp;", "&")).nanos() / 1e6);
        }
        return took.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private Connection.Reply get(String path) throws IOException {
        Connection.Reply reply =
                connection.get(path, "Cookie: " + cookie + "\r\nX-Part: results\r\n");
        if (reply.status() != 200) {
            throw new IllegalStateException(path + " answered " + reply.status());
        }
        return reply;
    }
}
