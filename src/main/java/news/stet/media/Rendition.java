package news.stet.media;

import java.nio.file.Path;

/** A file to send: whole, and never changed under its address. */
public record Rendition(Path file, String contentType) {}
