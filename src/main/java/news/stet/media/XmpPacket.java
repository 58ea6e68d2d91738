package news.stet.media;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The XMP that a rendition carries (ISO 16684-1, IPTC Photo Metadata 2025.1): all that is said of
 * the picture and of its licence, and nothing of the camera or of where exactly it stood.
 */
final class XmpPacket {
    private final StringBuilder out = new StringBuilder(2_000);

    private XmpPacket() {}

    /** As a document of RDF/XML; empty when there is nothing to say. */
    static byte[] of(MediaDetails details, MediaRights rights) {
        var packet = new XmpPacket();
        packet.write(details, rights);
        if (packet.out.isEmpty()) {
            return new byte[0];
        }
        String whole =
                """
                <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="%s"><rdf:Description rdf:about=""
                 xmlns:dc="%s" xmlns:photoshop="%s" xmlns:xmpRights="%s" xmlns:Iptc4xmpCore="%s"
                 xmlns:Iptc4xmpExt="%s" xmlns:plus="%s">%s</rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>\
                """
                        .formatted(
                                XmpTexts.RDF,
                                XmpTexts.DC,
                                XmpTexts.PHOTOSHOP,
                                XmpTexts.RIGHTS,
                                XmpTexts.IPTC_CORE,
                                XmpTexts.IPTC_EXT,
                                XmpTexts.PLUS,
                                packet.out);
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    private void write(MediaDetails details, MediaRights rights) {
        words("dc:description", details.caption());
        listed(
                "dc:creator",
                "Seq",
                details.creator().isEmpty() ? List.of() : List.of(details.creator()));
        words("dc:rights", details.copyright());
        listed("dc:subject", "Bag", details.keywords());
        words("dc:title", details.headline());
        plain("photoshop:Headline", details.headline());
        plain("photoshop:Credit", details.credit());
        plain("photoshop:DateCreated", details.taken());
        plain("Iptc4xmpCore:Location", details.place());
        words("Iptc4xmpCore:AltTextAccessibility", details.alt());
        listed("Iptc4xmpExt:PersonInImage", "Bag", details.people());
        plain("Iptc4xmpExt:DigitalSourceType", details.source().uri());
        words("xmpRights:UsageTerms", details.usageTerms());
        plain("xmpRights:WebStatement", rights.licenceUrl());
        if (!rights.acquireUrl().isEmpty()) {
            out.append("<plus:Licensor><rdf:Seq><rdf:li rdf:parseType=\"Resource\">");
            plain("plus:LicensorURL", rights.acquireUrl());
            out.append("</rdf:li></rdf:Seq></plus:Licensor>");
        }
    }

    private void plain(String name, String text) {
        if (!text.isEmpty()) {
            out.append('<').append(name).append('>');
            escaped(text);
            out.append("</").append(name).append('>');
        }
    }

    /** In one language, which is not named. */
    private void words(String name, String text) {
        if (!text.isEmpty()) {
            out.append('<').append(name).append("><rdf:Alt><rdf:li xml:lang=\"x-default\">");
            escaped(text);
            out.append("</rdf:li></rdf:Alt></").append(name).append('>');
        }
    }

    private void listed(String name, String kind, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        out.append('<').append(name).append("><rdf:").append(kind).append('>');
        for (String text : texts) {
            out.append("<rdf:li>");
            escaped(text);
            out.append("</rdf:li>");
        }
        out.append("</rdf:").append(kind).append("></").append(name).append('>');
    }

    private void escaped(String text) {
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '&' -> out.append("&amp;");
                        default -> {
                            // XML 1.0 cannot hold these at all.
                            if (c != 0xFFFE && c != 0xFFFF) {
                                out.appendCodePoint(c);
                            }
                        }
                    }
                });
    }
}
