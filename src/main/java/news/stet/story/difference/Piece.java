package news.stet.story.difference;

import news.stet.story.RichText;

/** A stretch of words that stayed, went or came. */
public record Piece(Kind kind, RichText text) {
    /** What became of it. */
    public enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }
}
