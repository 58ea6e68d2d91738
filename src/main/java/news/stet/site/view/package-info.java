/** What templates are given: everything decided, only to be printed. */
@NullMarked
package news.stet.site.view;

import org.jspecify.annotations.NullMarked;
