package news.stet.media;

/**
 * How far it is with what readers get of a film or sound.
 *
 * @param step what is being made; empty before the first
 * @param progress of all of it, in thousandths
 * @param reason why it failed, in English; empty otherwise
 * @param version of what readers have; 0 while there is nothing
 */
public record FilmWork(FilmState state, String step, int progress, String reason, int version) {}
