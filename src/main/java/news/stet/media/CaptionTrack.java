package news.stet.media;

/**
 * Captions in one language, as they were last kept.
 *
 * @param language BCP 47
 * @param version counted from 1; part of the address
 */
public record CaptionTrack(String language, int version) {}
