package news.stet.wire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PainterTest {
    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSamePictureAndAnotherOneAnother(Painter painter) {
        BufferedImage one = painter.paint(Palette.DAWN, 1);

        assertThat(one.getWidth()).isEqualTo(1600);
        assertThat(one.getHeight()).isEqualTo(900);
        assertThat(pixels(painter.paint(Palette.DAWN, 1))).isEqualTo(pixels(one));
        assertThat(pixels(painter.paint(Palette.DAWN, 2))).isNotEqualTo(pixels(one));
    }

    @ParameterizedTest
    @EnumSource
    void everyCropShowsMoreThanOneColour(Painter painter) {
        BufferedImage picture = painter.paint(Palette.NOON, 3);
        Set<Integer> colours = new HashSet<>();
        for (int x = 600; x < 1000; x += 8) {
            for (int y = 100; y < 800; y += 8) {
                colours.add(picture.getRGB(x, y) & 0xE0E0E0);
            }
        }
        assertThat(colours).hasSizeGreaterThan(4);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
