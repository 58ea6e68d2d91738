package news.stet.site;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.stet.media.Format;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.MediaLibrary;
import news.stet.media.Use;
import news.stet.story.KeyNames;
import org.jspecify.annotations.Nullable;

/** What a {@link SiteReader} reads of the library, noted in its keys. */
final class MediaReader {
    private final SiteReader reader;
    private final Snapshot snapshot;
    private final Set<Format> formats;

    MediaReader(SiteReader reader, Snapshot snapshot, Set<Format> formats) {
        this.reader = reader;
        this.snapshot = snapshot;
        this.formats = Set.copyOf(formats);
    }

    /** With a picture to show. */
    Optional<SiteMedia> find(@Nullable Long id) {
        return shown(id)
                .flatMap(item ->
                        switch (item.kind()) {
                            case PICTURE -> Optional.of(new SiteMedia(item, item, formats));
                            case VIDEO, AUDIO ->
                                    poster(item)
                                            .map(poster -> new SiteMedia(item, poster, formats));
                        });
    }

    private Optional<MediaItem> poster(MediaItem film) {
        film.posterId().ifPresent(poster -> reader.note(KeyNames.still(poster)));
        return shown(film.posterId().orElse(null));
    }

    /** What was withdrawn, or is for other places only, is not there for pages. */
    Optional<MediaItem> shown(@Nullable Long id) {
        return id == null
                ? Optional.empty()
                : Optional.ofNullable(items(List.of(id)).get(id)).filter(MediaReader::isForPages);
    }

    private static boolean isForPages(MediaItem item) {
        return item.rights().allows(Use.SITE);
    }

    /** Reads them together, with the posters of those that are films. */
    void expect(Collection<Long> ids) {
        items(items(ids).values().stream().flatMap(item -> item.posterId().stream()).toList());
    }

    private Map<Long, MediaItem> items(Collection<Long> ids) {
        return snapshot.all(
                KeyNames::media, ids, some -> MediaLibrary.findAll(snapshot.handle(), some));
    }

    /** Past the shelf and noting nothing: there may be thousands. */
    Map<Long, SiteMedia> stills(Collection<Long> ids) {
        Map<Long, MediaItem> items = fresh(ids);
        Map<Long, MediaItem> posters =
                fresh(items.values().stream().flatMap(it -> it.posterId().stream()).toList());
        Map<Long, SiteMedia> stills = new HashMap<>();
        items.forEach((id, item) -> {
            MediaItem still =
                    item.kind() == MediaKind.PICTURE
                            ? item
                            : item.posterId().map(posters::get).orElse(null);
            if (still != null) {
                stills.put(id, new SiteMedia(item, still, formats));
            }
        });
        return stills;
    }

    private Map<Long, MediaItem> fresh(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, MediaItem> items = new HashMap<>(MediaLibrary.findAll(snapshot.handle(), ids));
        items.values().removeIf(item -> !isForPages(item));
        return items;
    }
}
