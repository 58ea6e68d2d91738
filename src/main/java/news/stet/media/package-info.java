/**
 * Pictures and films: originals kept byte for byte, and the renditions readers are sent. Decoding
 * happens only in child processes.
 */
@NullMarked
package news.stet.media;

import org.jspecify.annotations.NullMarked;
