package news.stet.site;

/**
 * An answer and the point of the change log it was read at.
 *
 * @param seq the newest change it knows; later ones that name a key of it put it out of date
 */
public record Reading(Answer answer, long seq) {}
