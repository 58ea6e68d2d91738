/**
 * What differs between two texts of a story: fields, blocks and words, for people to look at and
 * exact enough to make the later text of the earlier one.
 */
@NullMarked
package news.stet.story.difference;

import org.jspecify.annotations.NullMarked;
