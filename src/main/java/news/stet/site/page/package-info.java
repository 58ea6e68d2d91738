/**
 * The site's pages, one class each: it reads what the page shows, and decides how it is arranged.
 */
@NullMarked
package news.stet.site.page;

import org.jspecify.annotations.NullMarked;
