package news.stet.site;

import news.stet.story.StoryContent;

/** A live story whole: what its list entry shows, and its content. */
public record LiveStory(LiveCard card, StoryContent content) {}
