package news.stet.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Classes that were compiled just now; the files they came from may go. */
final class ClassesInMemory extends ClassLoader {
    private static final String ENDING = ".class";

    private final Map<String, byte[]> classes;

    private ClassesInMemory(Map<String, byte[]> classes, ClassLoader parent) {
        super(parent);
        this.classes = classes;
    }

    static ClassesInMemory of(Path folder, ClassLoader parent) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(ENDING)).toList();
        }
        for (Path file : files) {
            String path = folder.relativize(file).toString();
            String name = path.substring(0, path.length() - ENDING.length()).replace('/', '.');
            classes.put(name, Files.readAllBytes(file));
        }
        return new ClassesInMemory(classes, parent);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
