/** What editors put in order by hand: boxes, and in time whole fronts. */
@NullMarked
package news.stet.fronts;

import org.jspecify.annotations.NullMarked;
