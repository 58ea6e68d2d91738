/**
 * One newsroom in one file and back: the tables as PostgreSQL writes them and the files of the data
 * folder. It knows tables and files, and nothing of what they mean.
 */
@NullMarked
package news.stet.platform.backup;

import org.jspecify.annotations.NullMarked;
