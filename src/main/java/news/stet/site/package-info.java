/**
 * What a reader can ask for: pages, feeds, sitemaps, boxes as data. Each is a function of what it
 * reads through one recording reader; nothing here can write.
 */
@NullMarked
package news.stet.site;

import org.jspecify.annotations.NullMarked;
