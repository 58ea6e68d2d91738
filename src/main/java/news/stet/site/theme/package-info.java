/**
 * Themes: folders with colours, a logo, styles and templates of somebody's own. A theme is looked
 * at as a whole before any page is made with it; what is wrong is told with file and line.
 */
@NullMarked
package news.stet.site.theme;

import org.jspecify.annotations.NullMarked;
