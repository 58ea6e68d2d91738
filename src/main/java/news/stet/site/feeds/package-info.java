/**
 * Feeds: the newest stories of an edition, a section or a topic as RSS 2.0, Atom and JSON Feed. One
 * {@link news.stet.site.feeds.Feed} is read, and each format writes it.
 */
@NullMarked
package news.stet.site.feeds;

import org.jspecify.annotations.NullMarked;
