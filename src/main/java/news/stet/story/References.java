package news.stet.story;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import news.stet.story.shape.Faults;
import org.jdbi.v3.core.Handle;

/** Checks that what a story names is there: edition, section, pictures, films, other stories. */
final class References {
    private References() {}

    /**
     * The content with its language filled in from the edition.
     *
     * @throws news.stet.platform.Problem INVALID with each name that leads nowhere
     */
    static StoryContent check(Handle handle, StoryContent content) {
        Faults faults = new Faults();
        Edition edition = Editions.find(handle, content.edition()).orElse(null);
        if (edition == null) {
            String known =
                    String.join(", ", Editions.list(handle).stream().map(Edition::code).toList());
            faults.add("edition", "is not an edition here", "Send one of " + known);
        } else if (edition.section(content.section()).isEmpty()) {
            String known =
                    String.join(", ", edition.sections().stream().map(Section::slug).toList());
            faults.add("section", "is not a section of " + edition.code(), "Send one of " + known);
        }
        checkMedia(handle, content, faults);
        checkStories(handle, content, faults);
        faults.throwIfAny();
        return edition != null && content.language().isEmpty()
                ? content.withLanguage(edition.language())
                : content;
    }

    private static void checkMedia(Handle handle, StoryContent content, Faults faults) {
        List<Long> wanted = content.allMedia();
        if (wanted.isEmpty()) {
            return;
        }
        Set<Long> there =
                new HashSet<>(
                        handle.createQuery("select id from media where id = any (:ids)")
                                .bindArray("ids", Long.class, wanted)
                                .mapTo(Long.class)
                                .list());
        for (Long id : wanted) {
            if (!there.contains(id)) {
                faults.add(
                        place(content, id),
                        "names the media " + id + ", which is not in the library",
                        "Upload it first (POST /api/v1/media) and send its id");
            }
        }
    }

    private static String place(StoryContent content, long media) {
        for (int i = 0; i < content.body().size(); i++) {
            boolean here =
                    content.body()
                            .get(i)
                            .withAllInside()
                            .anyMatch(block ->
                                    block instanceof Block.Picture picture
                                                    && picture.media() == media
                                            || block instanceof Block.Video video
                                                    && video.media() == media);
            if (here) {
                return "body[" + i + "].media";
            }
        }
        return "mainMedia.media";
    }

    private static void checkStories(Handle handle, StoryContent content, Faults faults) {
        for (int i = 0; i < content.body().size(); i++) {
            if (content.body().get(i) instanceof Block.StoryLink link
                    && handle.createQuery("select 1 from story where id = :id")
                            .bind("id", link.id())
                            .mapTo(Integer.class)
                            .findOne()
                            .isEmpty()) {
                faults.add(
                        "body[" + i + "].id",
                        "names the story " + link.id() + ", which is not here",
                        "Send the id of a story that is");
            }
        }
    }
}
