package news.stet.site;

import java.time.Instant;

/** What was put right in a story, as readers are told. */
public record PublicCorrection(String note, Instant at) {}
