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
        assertThat(find("RIFF\1\2\3\4WAVEfmt ")).isEqualTo("WAV");
        assertThat(find("RF64\1\2\3\4WAVEds64")).isEqualTo("WAV");
        assertThat(find("RIFF\1\2\3\4AVI LIST")).isEqualTo("none");
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
        assertThat(find("\u001a\u0045\u00df\u00a3\u0001\0B\u0082\u0088matroska")).isEqualTo("MKV");
        assertThat(find("\u001a\u0045\u00df\u00a3\u0001\0B\u0082\u0083own, said by webm"))
                .isEqualTo("none");
        assertThat(find("ID3\4\0\0\0\0\0\0")).isEqualTo("MP3");
        assertThat(find("\u00ff\u00fb\u0090\u0064")).isEqualTo("MP3");
        assertThat(find("\u00ff\u00f1\u0050\u0080")).isEqualTo("none");
        assertThat(find("\u00ff\u00fe<\0s\0v\0g\0")).isEqualTo("none");
        assertThat(find("\0\0\0\034ftypM4A \0\0\0\0M4A mp42")).isEqualTo("M4A");
        assertThat(find("")).isEqualTo("none");
        assertThat(find("<html>")).isEqualTo("none");
    }

    @Test
    void aStampBeforeACamerasRawDataIsNoPicture() {
        assertThat(find("II*\0\20\0\0\0CR\2\0")).isEqualTo("none");
        String stamp = "II*\0\10\0\0\0\2\0\u00fe\0\4\0\1\0\0\0\1\0\0\0";
        assertThat(find(stamp)).isEqualTo("none");
        assertThat(find(stamp.replace("\4\0\1\0\0\0\1", "\4\0\1\0\0\0\0"))).isEqualTo("TIFF");
    }

    @Test
    void aRefusalSaysWhatTheFileSeemsToBe() {
        assertThat(describe("%PDF-1.7")).contains("PDF");
        assertThat(describe("\u00ef\u00bb\u00bf  <svg xmlns=")).contains("SVG");
        assertThat(describe("<?XML version")).contains("SVG");
        assertThat(describe("#EXTM3U\n#EXT-X-VERSION:3\nfile:///etc/passwd")).contains("playlist");
        assertThat(describe("ffconcat version 1.0")).contains("playlist");
        assertThat(describe("\u001f\u008b\b\0")).contains("archive");
        assertThat(describe("\u00d0\u00cf\u0011\u00e0\u00a1")).contains("office");
        assertThat(describe("BM\u0036\0\0\0\0\0")).contains("BMP");
        assertThat(describe("BMW builds a plant")).contains("text");
        assertThat(describe("RIFF\1\2\3\4AVI LIST")).contains("AVI");
        assertThat(describe("II*\0\20\0\0\0CR\2\0")).contains("raw");
        assertThat(describe("OggS\0\2")).contains("Ogg");
        assertThat(describe("\1\2\3\4\5")).contains("no kind");
        assertThat(describe("")).contains("empty");
    }

    private static String describe(String head) {
        return ForeignFormat.describe(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String find(String head) {
        return MediaFormat.find(head.getBytes(StandardCharsets.ISO_8859_1))
                .map(Enum::name)
                .orElse("none");
    }
}
