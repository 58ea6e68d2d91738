/**
 * A small language for saying what JSON may look like. One definition both checks what comes in,
 * with the path and the fix of every fault, and is published as JSON Schema.
 */
@NullMarked
package news.stet.story.shape;

import org.jspecify.annotations.NullMarked;
