package news.stet.site.feeds;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * An XML document in UTF-8, one element a line. Whatever characters a text has, the document is
 * well-formed: those that XML 1.0 cannot hold are left out. Not safe for several threads.
 */
public final class XmlWriter {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    /** A namespace and its usual prefix; an empty one for the default. */
    public record Namespace(String prefix, String uri) {}

    private final StringWriter text = new StringWriter(32_768);
    private final XMLStreamWriter out;
    private final Deque<Boolean> elementInside = new ArrayDeque<>();

    /** Begins a document with its root element. */
    public XmlWriter(String root, List<Namespace> namespaces) {
        try {
            // Encoded at the end: the factory's own encoders escape emoji in halves.
            out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("utf-8", "1.0");
            out.writeCharacters("\n");
            out.writeStartElement(root);
            for (Namespace namespace : namespaces) {
                if (namespace.prefix().isEmpty()) {
                    out.writeDefaultNamespace(namespace.uri());
                } else {
                    out.writeNamespace(namespace.prefix(), namespace.uri());
                }
            }
            elementInside.push(false);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element; attributes are names and values in turn, those without value left out. */
    public XmlWriter begin(String name, @Nullable String... attributes) {
        try {
            line();
            out.writeStartElement(name);
            attributes(attributes);
            elementInside.push(false);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the element begun last. */
    public XmlWriter end() {
        try {
            if (elementInside.pop()) {
                out.writeCharacters("\n");
            }
            out.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element with text; see {@link #begin} for attributes. */
    public XmlWriter text(String name, String text, @Nullable String... attributes) {
        try {
            line();
            out.writeStartElement(name);
            attributes(attributes);
            out.writeCharacters(clean(text));
            out.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element without content; see {@link #begin} for attributes. */
    public XmlWriter empty(String name, @Nullable String... attributes) {
        try {
            line();
            out.writeEmptyElement(name);
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Attributes of the root element, before anything else. */
    public XmlWriter root(@Nullable String... attributes) {
        try {
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the document and gives its bytes. */
    public byte[] done() {
        try {
            while (!elementInside.isEmpty()) {
                end();
            }
            out.writeEndDocument();
            out.writeCharacters("\n");
            out.close();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void line() throws XMLStreamException {
        elementInside.pop();
        elementInside.push(true);
        out.writeCharacters("\n");
    }

    private void attributes(@Nullable String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            if (name != null && value != null) {
                out.writeAttribute(name, clean(value));
            }
        }
    }

    /**
     * Without what no XML 1.0 document may hold: most controls, half surrogates, U+FFFE, U+FFFF.
     */
    static String clean(String text) {
        if (plain(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(XmlWriter::allowed).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Whether all is allowed at first sight: nothing odd, and nothing that takes two chars. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 ? c != '\n' && c != '\t' && c != '\r' : c >= 0xD800 && c != 0xFEFF) {
                return false;
            }
        }
        return true;
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
