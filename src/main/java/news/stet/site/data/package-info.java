/**
 * What the site tells machines that are no feed: boxes as JSON, sitemaps, robots.txt, and the head
 * of a story's page.
 */
@NullMarked
package news.stet.site.data;

import org.jspecify.annotations.NullMarked;
