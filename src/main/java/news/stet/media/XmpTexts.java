package news.stet.media;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts of an XMP packet (ISO 16684-1) by property: however it is written in RDF, as attributes
 * or elements, in bags or languages. Read as a stream, without document types and so without
 * entities; where it breaks off, what came before counts.
 */
final class XmpTexts {
    static final String DC = "http://purl.org/dc/elements/1.1/";
    static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
    static final String RIGHTS = "http://ns.adobe.com/xap/1.0/rights/";
    static final String IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
    static final String IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    static final String PLUS = "http://ns.useplus.org/ldf/xmp/1.0/";
    static final String EXIF = "http://ns.adobe.com/exif/1.0/";
    static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private static final int MAX_DEPTH = 40;
    private static final int MAX_TEXTS = 2_000;
    private static final XMLInputFactory FACTORY = factory();

    /** One element that is open. */
    private static final class Open {
        final String name;
        final StringBuilder text = new StringBuilder();
        final boolean preferred;

        Open(String name, boolean preferred) {
            this.name = name;
            this.preferred = preferred;
        }
    }

    private final Map<String, List<String>> texts = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int count;

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    XmpTexts(byte[] packet) {
        try {
            XMLStreamReader in = FACTORY.createXMLStreamReader(new StringReader(text(packet)));
            while (in.hasNext() && count < MAX_TEXTS && open.size() < MAX_DEPTH) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(in);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!open.isEmpty() && open.peek().text.length() < FilePart.MAX_BYTES) {
                            open.peek().text.append(in.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> end(open.pop());
                    default -> {}
                }
            }
        } catch (XMLStreamException brokenOff) {
            // Padding of zeros, a cut, an entity: what was read so far is what it says.
        }
    }

    /** What is no character becomes a question mark; the parser would give up there. */
    private static String text(byte[] packet) {
        boolean wide = packet.length > 1 && (packet[0] == 0 || packet[1] == 0 || packet[0] == -2);
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = new String(packet, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private void start(XMLStreamReader in) {
        String name = in.getNamespaceURI() + in.getLocalName();
        boolean preferred = "x-default".equals(in.getAttributeValue(XML, "lang"));
        open.push(new Open(name, preferred));
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String space = in.getAttributeNamespace(i);
            if (space == null || space.equals(XML)) {
                continue;
            }
            if (!space.equals(RDF)) {
                keep(space + in.getAttributeLocalName(i), in.getAttributeValue(i), false);
            } else if (in.getAttributeLocalName(i).equals("resource")) {
                keep(property(), in.getAttributeValue(i), false);
            }
        }
    }

    private void end(Open closed) {
        String text = closed.text.toString().strip();
        if (text.isEmpty()) {
            return;
        }
        if (!closed.name.startsWith(RDF)) {
            keep(closed.name, text, false);
        } else if (closed.name.equals(RDF + "li") || closed.name.equals(RDF + "value")) {
            keep(property(), text, closed.preferred);
        }
    }

    /** The nearest element around here that is no syntax. */
    private String property() {
        for (Open one : open) {
            if (!one.name.startsWith(RDF)) {
                return one.name;
            }
        }
        return "";
    }

    private void keep(String name, String text, boolean first) {
        if (text.isBlank()) {
            return;
        }
        count++;
        List<String> all = texts.computeIfAbsent(name, _ -> new ArrayList<>());
        if (first) {
            all.addFirst(text);
        } else {
            all.add(text);
        }
    }

    /** All texts of a property, in their order; of several languages the default is first. */
    List<String> list(String space, String name) {
        return texts.getOrDefault(space + name, List.of());
    }

    /** The first text of a property, or nothing. */
    String first(String space, String name) {
        List<String> all = list(space, name);
        return all.isEmpty() ? "" : all.getFirst();
    }
}
