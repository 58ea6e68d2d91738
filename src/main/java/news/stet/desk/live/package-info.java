/**
 * What happens in the newsroom, told to the screens that are open, at once and on every node; and
 * from it who is here and who is writing. Screens and the API use it; it knows neither.
 */
@NullMarked
package news.stet.desk.live;

import org.jspecify.annotations.NullMarked;
