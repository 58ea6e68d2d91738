/** The commands, and {@link news.stet.Stet}, which builds the parts and joins them. */
@NullMarked
package news.stet;

import org.jspecify.annotations.NullMarked;
