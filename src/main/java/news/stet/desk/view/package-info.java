/** What the desk's templates show: plain records, made by the screens, read by the templates. */
@NullMarked
package news.stet.desk.view;

import org.jspecify.annotations.NullMarked;
