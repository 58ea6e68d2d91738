package news.stet.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import news.stet.fronts.Container;
import news.stet.fronts.Front;
import news.stet.fronts.FrontAct;
import news.stet.fronts.FrontContent;
import news.stet.fronts.FrontId;
import news.stet.fronts.FrontLayout;
import news.stet.fronts.Fronts;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.node.ObjectNode;

/** An editor who arranges fronts at random and gives readers what comes of it. */
@NullMarked
final class RandomFronts {
    private static final List<FrontId> ALL =
            List.of(
                    new FrontId("en", null),
                    new FrontId("en", null),
                    new FrontId("en", "world"),
                    new FrontId("ar", null));

    private final SampleSite site;
    private final Fronts fronts;
    private final Random random;

    RandomFronts(Database database, SampleSite site, Random random) {
        this.site = site;
        this.fronts = new Fronts(database, site.clock);
        this.random = random;
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /**
     * @param live stories that readers see
     */
    RandomActs.Act next(List<Long> live, List<Long> pictures) {
        FrontId id = one(ALL);
        if (random.nextInt(6) == 0) {
            return whole(id);
        }
        Front front = fronts.get(SampleSite.EDITOR, id);
        List<FrontAct> acts = new ArrayList<>();
        if (front.draft().containers().size() < 5 && random.nextInt(3) > 0) {
            acts.add(container());
        }
        for (int i = 0; i < 3 && !front.draft().isAutomatic(); i++) {
            acts.addAll(placing(front.draft(), live, pictures));
        }
        String told = "edit front " + id.slug() + " " + acts;
        try {
            if (!acts.isEmpty()) {
                fronts.act(SampleSite.EDITOR, id, acts, null);
            }
        } catch (Problem refused) {
            return new RandomActs.Act("front refused", told + ": " + refused.detail());
        }
        return random.nextInt(4) == 0 ? schedule(id, told) : publish(id, told);
    }

    private RandomActs.Act publish(FrontId id, String told) {
        fronts.publish(SampleSite.EDITOR, id, null, null);
        return new RandomActs.Act("front", told);
    }

    private RandomActs.Act schedule(FrontId id, String told) {
        var at = site.clock.instant().plus(Duration.ofHours(random.nextInt(1, 9)));
        fronts.schedule(SampleSite.EDITOR, id, null, at);
        return new RandomActs.Act("front later", told + " at " + at);
    }

    /** What is due goes out. */
    RandomActs.Act due() {
        return new RandomActs.Act("front due", fronts.publishDue() + " fronts came due");
    }

    /** Given back to itself, or as it once was. */
    private RandomActs.Act whole(FrontId id) {
        int version = fronts.get(SampleSite.EDITOR, id).version();
        if (version > 0 && random.nextBoolean()) {
            fronts.restore(SampleSite.EDITOR, id, random.nextInt(version));
        } else {
            fronts.put(SampleSite.EDITOR, id, FrontContent.NONE, null);
        }
        return publish(id, "another front " + id.slug());
    }

    private FrontAct container() {
        ObjectNode fields = Json.mapper().createObjectNode();
        fields.put("layout", one(List.of(FrontLayout.values())).slug());
        fields.put("slots", random.nextInt(1, 7));
        if (random.nextBoolean()) {
            fields.put("title", "Title " + random.nextInt(100));
        }
        ObjectNode query = fields.putObject("query");
        switch (random.nextInt(7)) {
            case 0 -> query.put("section", one(List.of("world", "sport")));
            case 1 -> query.put("topic", one(List.of("bridges", "tides")));
            case 2 -> query.put("type", one(List.of("video", "live", "article")));
            case 3 -> query.put("hours", random.nextInt(1, 60)).put("section", "world");
            case 4 -> query.put("pictures", random.nextBoolean()).put("type", "video");
            case 5 -> query.put("edition", "ar");
            default -> query.put("topic", "ferries").put("type", "gallery");
        }
        return new FrontAct.AddContainer(fields, random.nextInt(4));
    }

    private List<FrontAct> placing(FrontContent draft, List<Long> live, List<Long> pictures) {
        Container container = one(draft.containers());
        List<Long> placed = draft.placed().stream().map(it -> it.story()).toList();
        if (live.isEmpty()) {
            return List.of();
        }
        long story = one(live);
        return switch (random.nextInt(5)) {
            case 0 -> placed.isEmpty() ? List.of() : List.of(new FrontAct.Remove(one(placed)));
            case 1 -> List.of(new FrontAct.RemoveContainer(container.id()));
            case 2 -> List.of(new FrontAct.MoveContainer(container.id(), random.nextInt(4)));
            default ->
                    List.of(
                            new FrontAct.Place(story, container.id(), random.nextInt(6)),
                            new FrontAct.Change(story, look(live, pictures)));
        };
    }

    private ObjectNode look(List<Long> live, List<Long> pictures) {
        ObjectNode look = Json.mapper().createObjectNode();
        switch (random.nextInt(5)) {
            case 0 -> look.put("headline", "Here " + random.nextInt(100)).put("kicker", "");
            case 1 -> look.put("sticky", true).put("size", one(List.of("large", "huge")));
            case 2 -> look.put("picture", Long.toString(one(pictures))).put("crop", "4x3");
            case 3 -> look.putArray("sublinks").add(Long.toString(one(live)));
            default ->
                    look.put(
                            "until",
                            site.clock
                                    .instant()
                                    .plus(Duration.ofHours(random.nextInt(1, 30)))
                                    .toString());
        }
        return look;
    }
}
