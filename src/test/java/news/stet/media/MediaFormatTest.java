package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MediaFormatTest {
    @Test
    void aFormatIsToldByItsFirstBytes() {
        assertThat(find("\u00ff\u00d8\u00ff\u00e1")).isEqualTo("JPEG");
        assertThat(find("\u0089PNG\r\n\u001a\n")).isEqualTo("PNG");
        assertThat(find("RIFF\1\2\3\4WEBPVP8 ")).isEqualTo("WEBP");
        assertThat(find("RIFF\1\2\3\4WAVEfmt ")).isEqualTo("none");
        assertThat(find("GIF89a")).isEqualTo("GIF");
        assertThat(find("II*\0")).isEqualTo("TIFF");
        assertThat(find("MM\0*")).isEqualTo("TIFF");
        assertThat(find("\0\0\0\034ftypavif\0\0\0\0avifmif1")).isEqualTo("AVIF");
        assertThat(find("\0\0\0\034ftypmif1\0\0\0\0mif1avif")).isEqualTo("AVIF");
        assertThat(find("\0\0\0\034ftypmif1\0\0\0\0mif1heic")).isEqualTo("HEIC");
        assertThat(find("\0\0\0\030ftypisom\0\0\2\0isomiso2")).isEqualTo("MP4");
        assertThat(find("\0\0\0\024ftypqt  \0\0\2\0qt  ")).isEqualTo("MOV");
        assertThat(find("\0\0\0\024ftypjp2 \0\0\2\0")).isEqualTo("none");
        assertThat(find("\u001a\u0045\u00df\u00a3\u0001\0B\u0082\u0084webm")).isEqualTo("WEBM");
        assertThat(find("\u001a\u0045\u00df\u00a3\u0001\0B\u0082\u0088matroska")).isEqualTo("none");
        assertThat(find("")).isEqualTo("none");
        assertThat(find("<html>")).isEqualTo("none");
    }

    private static String find(String head) {
        return MediaFormat.find(head.getBytes(StandardCharsets.ISO_8859_1))
                .map(Enum::name)
                .orElse("none");
    }
}
