/**
 * The demo newsroom: original stories from an invented coast, pictures and a film that the program
 * draws itself, and the loader that puts both through the newsroom's own doors.
 */
@NullMarked
package news.stet.wire.demo;

import org.jspecify.annotations.NullMarked;
