package news.stet.platform;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;

/**
 * The pages' templates: compiled with the program, or read from the source tree while it is
 * written.
 */
public final class Templates {
    private static final String PACKAGE = "news.stet.jte";

    private final TemplateEngine engine;

    /**
     * Templates of this program.
     *
     * @param live read from {@code src/main/jte} under the working folder, and again when changed
     */
    public Templates(boolean live) {
        if (live) {
            var source = new DirectoryCodeResolver(Path.of("src/main/jte"));
            engine =
                    TemplateEngine.create(
                            source,
                            Path.of("target/jte-live"),
                            ContentType.Html,
                            Templates.class.getClassLoader(),
                            PACKAGE + ".live");
            engine.setTrimControlStructures(true);
        } else {
            engine =
                    TemplateEngine.createPrecompiled(
                            null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);
        }
    }

    /**
     * The page as UTF-8.
     *
     * @param name path without ending, as in {@code site/story}
     * @param view the template's one parameter
     */
    public byte[] render(String name, Object view) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(name + ".jte", view, output);
        return output.toByteArray();
    }
}
