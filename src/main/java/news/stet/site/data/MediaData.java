package news.stet.site.data;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import news.stet.media.CaptionTrack;
import news.stet.media.Film;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.platform.Json;
import news.stet.site.LiveStory;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteMedia;
import news.stet.site.SiteReader;
import news.stet.story.Block;
import news.stet.story.StoryContent;
import news.stet.story.StoryType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A story's pictures and films as schema.org has them. */
record MediaData(URI siteUrl, SiteReader reader, SiteEdition edition, LiveStory story) {
    /** The frames that search engines ask for, the widest first. */
    private static final List<String> RATIOS = List.of("16x9", "4x3", "1x1");

    /** Search engines want at least 1,200 pixels for their large cards. */
    private static final int WIDTH = 1280;

    /** Puts image, video and gallery into the article. */
    void putInto(ObjectNode article, String page) {
        Optional<SiteMedia> lead = reader.findMedia(story.card().media());
        ArrayNode images = Json.mapper().createArrayNode();
        lead.ifPresent(media -> RATIOS.forEach(ratio -> image(images.addObject(), media, ratio)));
        StoryData.putIfAny(article, "image", images);
        putVideos(article, page, lead);
        putSounds(article);
        if (story.card().type() == StoryType.GALLERY) {
            putGallery(article);
        }
    }

    private void image(ObjectNode node, SiteMedia media, String ratio) {
        node.put("@type", "ImageObject")
                .put("url", siteUrl + media.address(ratio, WIDTH, "jpg"))
                .put("width", media.width(ratio, WIDTH))
                .put("height", media.height(ratio, WIDTH));
        StoryData.put(node, "caption", media.caption());
        StoryData.put(node, "creditText", media.credit());
        StoryData.putNamed(node, "creator", "Person", media.creator());
        StoryData.put(node, "copyrightNotice", media.copyright());
        StoryData.put(node, "license", media.licence());
        StoryData.put(node, "acquireLicensePage", media.acquire());
        StoryData.put(node, "digitalSourceType", media.source());
    }

    private void putGallery(ObjectNode article) {
        ArrayNode pictures = Json.mapper().createArrayNode();
        story.content()
                .allBlocks()
                .filter(Block.Picture.class::isInstance)
                .map(Block.Picture.class::cast)
                .distinct()
                .forEach(picture ->
                        reader.findMedia(picture.media())
                                .ifPresent(media -> {
                                    ObjectNode node = pictures.addObject();
                                    image(node, media, "16x9");
                                    StoryData.put(node, "caption", picture.caption());
                                    StoryData.put(node, "creditText", picture.credit());
                                }));
        if (!pictures.isEmpty()) {
            article.set("hasPart", StoryData.typed("ImageGallery").set("image", pictures));
        }
    }

    private void putVideos(ObjectNode article, String page, Optional<SiteMedia> lead) {
        ArrayNode videos = Json.mapper().createArrayNode();
        for (Block block : story.content().allBlocks().toList()) {
            if (block instanceof Block.Video video) {
                reader.findItem(video.media())
                        .filter(item -> item.kind() == MediaKind.VIDEO)
                        .ifPresent(item -> film(videos.addObject(), item, video.caption(), lead));
            }
        }
        if (videos.isEmpty() && story.card().type() == StoryType.VIDEO) {
            // A film that plays elsewhere, or came without its file: its page is all we know.
            described(videos.addObject(), null, lead).put("url", page);
        }
        if (!videos.isEmpty()) {
            article.set("video", videos.size() == 1 ? videos.get(0) : videos);
        }
    }

    /** What is only heard. */
    private void putSounds(ObjectNode article) {
        ArrayNode sounds = Json.mapper().createArrayNode();
        story.content()
                .allBlocks()
                .filter(Block.Video.class::isInstance)
                .map(Block.Video.class::cast)
                .forEach(video ->
                        reader.findItem(video.media())
                                .filter(item -> item.kind() == MediaKind.AUDIO)
                                .ifPresent(item -> sounds.add(sound(item, video.caption()))));
        StoryData.putIfAny(article, "audio", sounds);
    }

    private ObjectNode sound(MediaItem item, @Nullable String caption) {
        Optional<Film> made = reader.findFilm(item.id()).filter(Film::plays);
        ObjectNode node = StoryData.typed("AudioObject");
        StoryData.put(node, "name", caption == null ? item.details().caption() : caption);
        made.ifPresent(film -> plays(node, film));
        StoryData.put(node, "creditText", item.details().credit());
        item.duration().ifPresent(length -> node.put("duration", wholeSeconds(length)));
        return node;
    }

    private void film(
            ObjectNode node, MediaItem item, @Nullable String caption, Optional<SiteMedia> lead) {
        Optional<SiteMedia> own = reader.findMedia(item.id());
        String said = item.details().caption().isEmpty() ? null : item.details().caption();
        described(node, caption == null ? said : caption, own.isPresent() ? own : lead)
                .put(
                        "embedUrl",
                        siteUrl
                                + new Place.Embed(edition.code(), story.card().story(), item.id())
                                        .path());
        Optional<Film> made = reader.findFilm(item.id());
        made.filter(Film::plays).ifPresent(film -> plays(node, film));
        made.ifPresent(film -> captions(node, film));
        if (item.width() > 0) {
            node.put("width", item.width()).put("height", item.height());
        }
        item.duration().ifPresent(length -> node.put("duration", wholeSeconds(length)));
    }

    private void plays(ObjectNode node, Film film) {
        node.put("contentUrl", siteUrl + film.progressive())
                .put("encodingFormat", film.progressiveType())
                .put("contentSize", Long.toString(film.made().bytes()));
    }

    private void captions(ObjectNode node, Film film) {
        ArrayNode captions = Json.mapper().createArrayNode();
        for (CaptionTrack track : film.captions()) {
            captions.add(
                    StoryData.typed("MediaObject")
                            .put("contentUrl", siteUrl + film.address(track))
                            .put("encodingFormat", "text/vtt")
                            .put("inLanguage", track.language()));
        }
        StoryData.putIfAny(node, "caption", captions);
    }

    /** As ISO 8601 has it; search engines read no fractions. */
    private static String wholeSeconds(java.time.Duration length) {
        return java.time.Duration.ofSeconds(Math.max(1, Math.round(length.toMillis() / 1000.0)))
                .toString();
    }

    private ObjectNode described(
            ObjectNode node, @Nullable String caption, Optional<SiteMedia> still) {
        StoryContent content = story.content();
        String standfirst = story.card().standfirst();
        node.put("@type", "VideoObject")
                .put("name", Objects.requireNonNullElse(caption, content.headline()))
                .put("description", standfirst.isBlank() ? content.headline() : standfirst)
                .put("uploadDate", StoryTimes.local(story.card().publishedAt(), edition))
                .put("isAccessibleForFree", true)
                .put(
                        "inLanguage",
                        content.language().isEmpty() ? edition.language() : content.language());
        still.ifPresent(media -> {
            ArrayNode thumbnails = node.putArray("thumbnailUrl");
            RATIOS.forEach(ratio -> thumbnails.add(siteUrl + media.address(ratio, WIDTH, "jpg")));
        });
        return node;
    }
}
