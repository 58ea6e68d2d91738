/**
 * The newsroom's screens and the API. Every route needs a session or a token unless it says
 * otherwise.
 */
@NullMarked
package news.stet.desk;

import org.jspecify.annotations.NullMarked;
