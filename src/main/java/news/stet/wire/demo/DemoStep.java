package news.stet.wire.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import news.stet.story.Verb;

/**
 * One verb on one story's way, at its hour. Each adds one revision to the story, so that a story's
 * revision says how many of its steps have been taken.
 *
 * @param index its place on that story's way, from 0
 * @param act what is done
 */
record DemoStep(DemoStory story, int index, Act act, Instant at) {
    /** What is done to a story. */
    sealed interface Act {
        /** The writer begins it. */
        record Begin() implements Act {}

        /** Somebody does a verb that needs nothing but its name. */
        record Do(Verb verb) implements Act {}

        /** The editor gives it an hour. */
        record Schedule() implements Act {}

        /** The editor corrects it in public. */
        record Correct(DemoStory.Correction correction) implements Act {}
    }

    /** All steps of all stories in the order of time, as if filled at that moment. */
    static List<DemoStep> plan(List<DemoStory> stories, Instant filled) {
        List<DemoStep> steps = new ArrayList<>();
        for (DemoStory story : stories) {
            Instant moment = story.moment(filled);
            // Between 30 and 59 minutes of writing, always the same for the same story.
            Duration writing = Duration.ofMinutes(30 + Math.floorMod(story.key().hashCode(), 30));
            add(steps, story, new Act.Begin(), moment.minus(writing));
            Instant handedIn = moment.minus(Duration.ofMinutes(12));
            Act submit = new Act.Do(Verb.SUBMIT);
            switch (story.until()) {
                case "draft" -> {}
                case "in-review" -> add(steps, story, submit, handedIn);
                case "ready" -> {
                    add(steps, story, submit, handedIn);
                    add(steps, story, new Act.Do(Verb.APPROVE), moment);
                }
                case "scheduled" -> {
                    add(steps, story, submit, handedIn);
                    add(steps, story, new Act.Schedule(), moment);
                }
                case "spiked" -> add(steps, story, new Act.Do(Verb.SPIKE), moment);
                default -> {
                    add(steps, story, submit, handedIn);
                    add(steps, story, new Act.Do(Verb.PUBLISH), moment);
                    addCorrections(steps, story, moment, filled);
                }
            }
        }
        steps.sort(Comparator.comparing(DemoStep::at).thenComparing(DemoStep::index));
        return steps;
    }

    private static void addCorrections(
            List<DemoStep> steps, DemoStory story, Instant published, Instant filled) {
        for (DemoStory.Correction correction : story.corrections()) {
            Instant at = published.plus(correction.after());
            add(
                    steps,
                    story,
                    new Act.Correct(correction),
                    at.isAfter(filled) ? filled.minusSeconds(60) : at);
        }
    }

    private static void add(List<DemoStep> steps, DemoStory story, Act act, Instant at) {
        int index =
                steps.isEmpty() || steps.getLast().story() != story
                        ? 0
                        : steps.getLast().index() + 1;
        steps.add(new DemoStep(story, index, act, at));
    }
}
