package news.stet.desk.view;

import news.stet.story.Edition;

/**
 * Where readers find an edition, and how it looks there.
 *
 * @param host as it stands in the form; empty for none
 * @param address of its front
 */
public record LookView(Page page, Edition edition, String host, String address) {}
