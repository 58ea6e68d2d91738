package news.stet.story.difference;

import tools.jackson.databind.JsonNode;

/**
 * A field that says something else.
 *
 * @param name its path in the story's JSON: {@code headlines.short}
 * @param before as the story's JSON has it
 * @param part the same for people
 */
public record FieldChange(String name, JsonNode before, JsonNode after, Part part) {}
