package news.stet.platform;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import gg.jte.resolve.ResourceCodeResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The pages' templates: compiled with the program, or read from the source tree while it is
 * written.
 */
public final class Templates {
    private static final String PACKAGE = "news.stet.jte";

    private final CodeResolver source;
    private final TemplateEngine engine;

    /**
     * Templates of this program.
     *
     * @param live read from {@code src/main/jte} under the working folder, and again when changed
     */
    public Templates(boolean live) {
        ClassLoader loader = Templates.class.getClassLoader();
        if (live) {
            source = new DirectoryCodeResolver(Path.of("src/main/jte"));
            engine =
                    TemplateEngine.create(
                            source,
                            Path.of("target/jte-live"),
                            ContentType.Html,
                            loader,
                            PACKAGE + ".live");
            engine.setTrimControlStructures(true);
        } else {
            source = new ResourceCodeResolver("templates", loader);
            engine = TemplateEngine.createPrecompiled(null, ContentType.Html, loader, PACKAGE);
        }
    }

    private Templates(CodeResolver source, TemplateEngine engine) {
        this.source = source;
        this.engine = engine;
    }

    /** Whether there is one whose text is known, so that another can take its place. */
    public boolean has(String name) {
        return source.exists(name + ".jte");
    }

    /**
     * These, some of them replaced, compiled now and kept in memory.
     *
     * @param others texts by their names, as in {@code site/card.jte}
     * @param pages names of those that are rendered; what they call is found
     * @throws TemplateFault when one does not compile
     * @throws Problem UNAVAILABLE where there is no compiler
     */
    public Templates with(Map<String, String> others, List<String> pages) {
        if (ToolProvider.getSystemJavaCompiler() == null) {
            throw new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "Templates of one's own need a Java development kit (JDK); Stet runs on one that"
                            + " has no compiler.");
        }
        Path classes = temporary();
        try {
            var resolver = new Replaced(source, Map.copyOf(others), List.copyOf(pages));
            String made = PACKAGE + ".themed";
            TemplateEngine compiler =
                    TemplateEngine.create(
                            resolver,
                            classes,
                            ContentType.Html,
                            Templates.class.getClassLoader(),
                            made);
            compiler.setTrimControlStructures(true);
            compiler.setCompileArgs("-proc:none");
            compiler.precompileAll();
            ClassLoader loader = ClassesInMemory.of(classes, Templates.class.getClassLoader());
            return new Templates(
                    resolver,
                    // The folder is about to go; without one JTE would ask the thread for classes.
                    TemplateEngine.createPrecompiled(classes, ContentType.Html, loader, made));
        } catch (TemplateException e) {
            throw TemplateFault.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(classes);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("stet-templates");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the text of templates comes from when some are others. */
    private record Replaced(CodeResolver usual, Map<String, String> others, List<String> pages)
            implements CodeResolver {
        @Override
        public @Nullable String resolve(String name) {
            String other = others.get(name);
            return other == null ? usual.resolve(name) : other;
        }

        @Override
        public boolean exists(String name) {
            return others.containsKey(name) || usual.exists(name);
        }

        @Override
        public long getLastModified(String name) {
            return 0;
        }

        @Override
        public List<String> resolveAllTemplateNames() {
            return pages;
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
