/** How the site is served: the listener readers talk to. It has no code path that writes. */
@NullMarked
package news.stet.press;

import org.jspecify.annotations.NullMarked;
