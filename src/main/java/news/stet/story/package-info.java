/**
 * Stories: what they are made of, how they are checked, the verbs that move them from draft to
 * readers and, if need be, back, and the change log by which everything else learns of it.
 */
@NullMarked
package news.stet.story;

import org.jspecify.annotations.NullMarked;
