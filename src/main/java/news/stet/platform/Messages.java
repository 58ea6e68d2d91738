package news.stet.platform;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The interface text of one part in one language: ICU message formats from {@code
 * <part>/messages_<language>.properties}, in UTF-8. What a language lacks is taken from English.
 * Safe for any thread.
 */
public final class Messages {
    private static final String FALLBACK = "en";
    private static final char ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';
    private static final Map<String, Messages> LOADED = new ConcurrentHashMap<>();

    private final String name;
    private final ULocale locale;
    private final boolean rightToLeft;
    private final Map<String, MessageFormat> formats;
    private final Map<String, String> plain;
    private final Map<String, Pieces> simple;

    /**
     * A message with nothing but texts put into it.
     *
     * @param texts what stands before, between and after them
     * @param arguments which ones, in the order of their places
     */
    private record Pieces(List<String> texts, List<Integer> arguments) {
        /** ICU says what becomes of numbers, and of arguments that are not there. */
        boolean fit(Object... given) {
            return arguments.stream().allMatch(i -> i < given.length && given[i] instanceof String);
        }

        static Optional<Pieces> of(String message) {
            MessagePattern pattern = new MessagePattern(message);
            List<String> texts = new ArrayList<>();
            List<Integer> arguments = new ArrayList<>();
            int from = 0;
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < pattern.countParts(); i++) {
                MessagePattern.Part part = pattern.getPart(i);
                switch (part.getType()) {
                    case MSG_START -> from = part.getLimit();
                    case SKIP_SYNTAX, MSG_LIMIT -> {
                        text.append(message, from, part.getIndex());
                        from = part.getLimit();
                    }
                    case ARG_START -> {
                        if (part.getArgType() != MessagePattern.ArgType.NONE) {
                            return Optional.empty();
                        }
                        texts.add(text.append(message, from, part.getIndex()).toString());
                        text.setLength(0);
                    }
                    case ARG_NUMBER -> arguments.add(part.getValue());
                    case ARG_LIMIT -> from = part.getLimit();
                    default -> {
                        return Optional.empty();
                    }
                }
            }
            texts.add(text.toString());
            return Optional.of(new Pieces(texts, arguments));
        }
    }

    private Messages(String part, Locale locale) {
        this.name = part + "/messages_" + locale.getLanguage();
        this.locale = ULocale.forLocale(locale);
        this.rightToLeft = this.locale.isRightToLeft();
        this.formats = new HashMap<>();
        this.plain = new HashMap<>();
        this.simple = new HashMap<>();
        fill(part, FALLBACK);
        if (!locale.getLanguage().equals(FALLBACK)) {
            fill(part, locale.getLanguage());
        }
    }

    /**
     * The text of a part, {@code site} or {@code desk}, in a language; English for a language
     * without a bundle.
     */
    public static Messages of(String part, Locale locale) {
        return LOADED.computeIfAbsent(
                part + ' ' + locale.toLanguageTag(), _ -> new Messages(part, locale));
    }

    /**
     * The message of that key. Text among the arguments that runs in the other direction is
     * isolated, so that it cannot disturb its neighbours.
     *
     * @throws IllegalArgumentException when there is no such key
     */
    public String get(String key, Object... arguments) {
        String fixed = arguments.length == 0 ? plain.get(key) : null;
        return fixed == null ? format(key, arguments) : fixed;
    }

    private String format(String key, Object... arguments) {
        Pieces pieces = simple.get(key);
        if (pieces != null && pieces.fit(arguments)) {
            return put(pieces, arguments);
        }
        MessageFormat format = formats.get(key);
        if (format == null) {
            throw new IllegalArgumentException("no message " + key + " in " + name);
        }
        Object[] safe = new Object[arguments.length];
        for (int i = 0; i < safe.length; i++) {
            safe[i] = arguments[i] instanceof String text ? isolated(text) : arguments[i];
        }
        // ICU's formats are not safe for several threads; a clone is.
        return ((MessageFormat) format.clone()).format(safe);
    }

    /** Without ICU, which takes a hundred times as long. */
    private String put(Pieces pieces, Object... arguments) {
        StringBuilder message = new StringBuilder(pieces.texts().getFirst());
        for (int i = 0; i < pieces.arguments().size(); i++) {
            message.append(isolated((String) arguments[pieces.arguments().get(i)]))
                    .append(pieces.texts().get(i + 1));
        }
        return message.toString();
    }

    /** All keys that can be asked for. */
    public Set<String> keys() {
        return new TreeSet<>(formats.keySet());
    }

    /** The keys a language has of its own, none when it has no bundle. */
    public static Set<String> keysOf(String part, String language) {
        return new TreeSet<>(load(part, language).stringPropertyNames());
    }

    private String isolated(String text) {
        byte direction = Bidi.getBaseDirection(text);
        boolean foreign =
                rightToLeft
                        ? direction == UCharacter.LEFT_TO_RIGHT
                        : direction == UCharacter.RIGHT_TO_LEFT;
        return foreign ? ISOLATE + text + POP_ISOLATE : text;
    }

    private void fill(String part, String language) {
        Properties properties = load(part, language);
        for (String key : properties.stringPropertyNames()) {
            MessageFormat format = new MessageFormat(properties.getProperty(key), locale);
            formats.put(key, format);
            if (format.getArgumentNames().isEmpty()) {
                plain.put(key, format.format(new Object[0]));
            } else {
                plain.remove(key);
            }
            simple.remove(key);
            Pieces.of(properties.getProperty(key)).ifPresent(pieces -> simple.put(key, pieces));
        }
    }

    private static Properties load(String part, String language) {
        Properties properties = new Properties();
        String file = "/" + part + "/messages_" + language + ".properties";
        try (@Nullable InputStream stream = Messages.class.getResourceAsStream(file)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
