/**
 * The API under {@code /api/v1}: stories as JSON in and out, each call one verb of the newsroom.
 */
@NullMarked
package news.stet.desk.api;

import org.jspecify.annotations.NullMarked;
