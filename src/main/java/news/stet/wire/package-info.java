/** What comes in from elsewhere: importers, and in time the agencies. */
@NullMarked
package news.stet.wire;

import org.jspecify.annotations.NullMarked;
