package news.stet.story;

/** A section of an edition; its slug stands in addresses, its name on pages. */
public record Section(String slug, String name) {}
