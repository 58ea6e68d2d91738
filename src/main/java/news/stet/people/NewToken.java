package news.stet.people;

/** A token just added, with the secret that is never shown again. */
public record NewToken(ApiToken token, Secret secret) {}
