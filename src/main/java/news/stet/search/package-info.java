/** Finding published stories by their words, in every edition's language. */
@NullMarked
package news.stet.search;

import org.jspecify.annotations.NullMarked;
