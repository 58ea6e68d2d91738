/**
 * The PostgreSQL server that Stet brings along and runs in its data folder: unpacking, first
 * cluster, start, takeover after a crash, stop. Everything else only sees an address.
 */
@NullMarked
package news.stet.platform.postgres;

import org.jspecify.annotations.NullMarked;
