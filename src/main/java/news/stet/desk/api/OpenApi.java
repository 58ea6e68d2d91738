package news.stet.desk.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import news.stet.fronts.FrontAct;
import news.stet.fronts.FrontJson;
import news.stet.platform.Json;
import news.stet.platform.Once;
import news.stet.story.StoryShape;
import news.stet.story.Verb;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/openapi.json}: the API's description. Addresses stand in a resource; what a story is
 * and what goes with a verb comes from the definitions that also check it.
 */
public final class OpenApi {
    private static final String RESOURCE = "/desk/openapi.json";

    private final Once<byte[]> document =
            new Once<>(() -> Json.write(document()).getBytes(StandardCharsets.UTF_8));

    /** Gives the document. */
    public void get(Context context) {
        context.contentType("application/json; charset=utf-8").result(document.get());
    }

    static ObjectNode document() {
        ObjectNode document = (ObjectNode) Json.read(resource());
        ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
        StoryShape.schemas().forEach(schemas::set);
        schemas.set("FrontContainers", FrontJson.SHAPE.schema());
        schemas.set("FrontAct", FrontAct.SHAPE.schema());
        ObjectNode paths = (ObjectNode) document.path("paths");
        for (Verb verb : Verb.values()) {
            paths.set("/api/v1/stories/{id}/" + verb.slug(), path(verb));
        }
        return document;
    }

    private static ObjectNode path(Verb verb) {
        ObjectNode path = Json.mapper().createObjectNode();
        path.putArray("parameters").addObject().put("$ref", "#/components/parameters/id");
        ObjectNode post = path.putObject("post");
        post.put("operationId", verb.slug() + "Story");
        post.putArray("tags").add("stories");
        post.put("summary", "The verb " + verb.slug() + "; leads to " + verb.to().slug());
        ObjectNode ifMatch = post.putArray("parameters").addObject();
        ifMatch.put("name", "If-Match").put("in", "header");
        ifMatch.putObject("schema").put("type", "string");
        ObjectNode content = post.putObject("requestBody").putObject("content");
        content.putObject("application/json").set("schema", VerbOrder.shape(verb).schema());
        ObjectNode responses = post.putObject("responses");
        responses.putObject("200").put("$ref", "#/components/responses/Story");
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
        return path;
    }

    private static byte[] resource() {
        try (InputStream stream = OpenApi.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
