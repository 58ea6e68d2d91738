/**
 * What every part stands on: settings, the database, jobs, time, problems and HTTP manners. It
 * knows nothing of news.
 */
@NullMarked
package news.stet.platform;

import org.jspecify.annotations.NullMarked;
