/**
 * How an edition looks: its colours, letters, logo and theme. What is said here has been checked,
 * so that readers can read it.
 */
@NullMarked
package news.stet.story.look;

import org.jspecify.annotations.NullMarked;
